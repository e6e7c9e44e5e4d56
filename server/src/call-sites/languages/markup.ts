import { htmlParts } from '../../script/html-parts.ts';
import { Script } from '../../script/script.ts';
import { scriptLiterals } from '../script-literals.ts';
import type { Language } from './language.ts';

/** The scripts and event handlers of HTML and of Vue components: what `script` knows. */
export const markup: Language = {
  name: 'markup',
  endings: ['.html', '.htm', '.vue'],
  literals: text => htmlParts(text).scripts.flatMap(span => scriptLiterals(new Script(text, span))),
};
