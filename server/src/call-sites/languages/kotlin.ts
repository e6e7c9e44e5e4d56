import { Code } from '../code.ts';
import { annotated, assigned, codeLiterals, passedTo } from '../code-positions.ts';
import type { Language } from './language.ts';

/** Kotlin: what Java has; named arguments too. */
export const kotlin: Language = {
  name: 'kotlin',
  endings: ['.kt', '.kts'],
  literals: text => codeLiterals(read(text), [annotated, passedTo, assigned]),
  read: text => [read(text)],
};

function read(text: string): Code {
  return new Code(text, { hasTextBlocks: true, hasNestedComments: true, substitution: '${' });
}
