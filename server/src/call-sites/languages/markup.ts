import { htmlParts } from '../../script/html-parts.ts';
import { Script } from '../../script/script.ts';
import { scriptLiterals } from '../script-literals.ts';
import type { Language } from './language.ts';

/** The scripts and event handlers of HTML and of Vue components: what `script` knows. */
export const markup: Language = {
  name: 'markup',
  endings: ['.html', '.htm', '.vue'],
  literals: text => read(text).flatMap(scriptLiterals),
  read,
};

function read(text: string): Script[] {
  return htmlParts(text).scripts.map(span => new Script(text, span));
}
