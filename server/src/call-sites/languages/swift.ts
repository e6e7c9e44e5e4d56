import { Code } from '../code.ts';
import { assigned, codeLiterals, labelled } from '../code-positions.ts';
import type { Language } from './language.ts';

/**
 * Swift: `method.operationType = "…"` of a `DTRpcMethod` (documented for Objective-C, AY/109290; seen in code that Swift
 * uses the same class), and arguments of that label.
 */
export const swift: Language = {
  name: 'swift',
  endings: ['.swift'],
  literals: text => codeLiterals(read(text), [assigned, labelled]),
  read: text => [read(text)],
};

function read(text: string): Code {
  return new Code(text, { hasTextBlocks: true, hasNestedComments: true, hasRawStrings: true, substitution: '\\(' });
}
