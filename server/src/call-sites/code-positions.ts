import type { Code } from './code.ts';
import type { Literal, Position } from './languages/language.ts';

/** Says whether what stands before a string makes it an operation type. */
export type PositionRule = (code: Code, index: number) => Position | undefined;

/** The strings of a source that are a whole value each, with their positions. */
export function codeLiterals(code: Code, rules: readonly PositionRule[]): Literal[] {
  const literals: Literal[] = [];
  for (const [index, { content }] of code.tokens.entries()) {
    if (!content || isPart(code, index) || isIncluded(code, index)) continue;
    const position = rules.map(rule => rule(code, index)).find(each => each !== undefined);
    literals.push({ ...content, ...(position && { position }) });
  }
  return literals;
}

/** `@OperationType("…")`, by its full name and with `value =` too. */
export const annotated: PositionRule = (code, index) => {
  const isNamed = code.is(index - 1, '=') && code.is(index - 2, 'value');
  const name = index - (isNamed ? 4 : 2);
  if (!code.is(name + 1, '(') || !code.is(name, 'OperationType')) return undefined;
  let start = name;
  while (code.is(start - 1, '.')) start -= 2;
  return code.is(start - 1, '@') ? { kind: 'declaration' } : undefined;
};

/** `setOperationType("…")`. */
export const passedTo: PositionRule = (code, index) => {
  return code.is(index - 1, '(') && code.is(index - 2, 'setOperationType') ? { kind: 'call' } : undefined;
};

/** `operationType = "…"`, of a variable with its type between too. */
export const assigned: PositionRule = (code, index) => {
  if (!code.is(index - 1, '=')) return undefined;
  const type = code.is(index - 2, '?') ? index - 3 : index - 2;
  const name = code.is(type - 1, ':') ? type - 2 : index - 2;
  return code.is(name, 'operationType') ? { kind: 'call' } : undefined;
};

/** `operationType: "…"`, and `setOperationType:@"…"` of Objective-C; not the end of a conditional expression. */
export const labelled: PositionRule = (code, index) => {
  if (!code.is(index - 1, ':') || code.is(index - 3, '?')) return undefined;
  return code.is(index - 2, 'operationType') || code.is(index - 2, 'setOperationType') ? { kind: 'call' } : undefined;
};

/** Whether it is put together with something else: what it says is not the whole then. */
function isPart(code: Code, index: number): boolean {
  return [index - 1, index + 1].some(other => code.is(other, '+') || code.tokens[other]?.kind === 'string');
}

/** `#import "Header.h"`. */
function isIncluded(code: Code, index: number): boolean {
  return code.is(index - 2, '#') && (code.is(index - 1, 'import') || code.is(index - 1, 'include'));
}
