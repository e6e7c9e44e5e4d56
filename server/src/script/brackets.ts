import type { Bracket, Token } from './token.ts';

/**
 * For each token that opens something, the index of the token that closes it. What is never closed ends with whatever
 * is around it: at the bracket that closes that, or with the tokens.
 */
export function matchBrackets(tokens: Token[]): Map<number, number> {
  const matches = new Map<number, number>();
  const open: { index: number; bracket: Bracket }[] = [];
  const counts: Record<Bracket, number> = { '{': 0, '(': 0, '[': 0, '`': 0 };
  const close = (index: number) => {
    const last = open.pop();
    if (!last) return undefined;
    counts[last.bracket]--;
    matches.set(last.index, index);
    return last.bracket;
  };
  for (const [index, { opens, closes }] of tokens.entries()) {
    if (closes && counts[closes] > 0) {
      while (close(index) !== closes);
    }
    if (opens) {
      open.push({ index, bracket: opens });
      counts[opens]++;
    }
  }
  while (open.length > 0) close(tokens.length);
  return matches;
}
