import { Script } from '../../script/script.ts';
import { scriptLiterals } from '../script-literals.ts';
import type { Language } from './language.ts';

/** JSON of mocks and test data: `"operationType": "…"`, the name that requests have for it (documented, AY/72758). */
export const json: Language = {
  name: 'json',
  endings: ['.json', '.jsonc', '.json5'],
  literals: text => scriptLiterals(new Script(text)),
  read: text => [new Script(text)],
};
