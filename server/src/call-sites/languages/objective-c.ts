import { Code } from '../code.ts';
import { assigned, codeLiterals, labelled } from '../code-positions.ts';
import type { Language } from './language.ts';

/**
 * Objective-C: `method.operationType = @"…"` of a `DTRpcMethod` (documented, AY/109290; so do generated clients, seen in
 * code), its setter `[method setOperationType:@"…"]`, and arguments of that label.
 */
export const objectiveC: Language = {
  name: 'objective-c',
  endings: ['.m', '.mm', '.h'],
  literals: text => codeLiterals(read(text), [assigned, labelled]),
  read: text => [read(text)],
};

function read(text: string): Code {
  return new Code(text, { hasObjectStrings: true });
}
