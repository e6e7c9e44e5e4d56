import type { Code } from './code.ts';

/** How many tokens may stand before the value: `: String { return`, with an annotation or two. */
const REACH = 16;

/**
 * The index of what a method gives back: `{ return x`, `: String = x`.
 * @param index the token behind its parameters
 * @returns nothing for a call, a declaration, or a method that does something before
 */
export function returnedValue(code: Code, index: number): number | undefined {
  const texts = code.tokens.slice(index, index + REACH).map(token => token.text);
  const isMethod = ['{', ':', '=', 'throws'].includes(texts[0] ?? '') && texts[1] !== '=';
  const body = texts.findIndex(text => text === '{' || text === '=' || text === ';');
  if (!isMethod || texts[body] === ';') return undefined;
  if (texts[body] === '=') return index + body + 1;
  return texts[body + 1] === 'return' ? index + body + 2 : undefined;
}
