import { Code } from '../code.ts';
import { annotated, assigned, codeLiterals, passedTo } from '../code-positions.ts';
import type { Language } from './language.ts';

/**
 * Java: `@OperationType("…")` on methods of client interfaces (seen in code: generated clients and official demos) and
 * of the classes of servers (documented, AY/64257), and setters or variables of that name.
 */
export const java: Language = {
  name: 'java',
  endings: ['.java'],
  literals: text => codeLiterals(read(text), [annotated, passedTo, assigned]),
  read: text => [read(text)],
};

function read(text: string): Code {
  return new Code(text, { hasTextBlocks: true });
}
