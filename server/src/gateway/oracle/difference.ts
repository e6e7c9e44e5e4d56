/** Where two texts part, each with what is around it. */
export interface Difference {
  /** UTF-16 units from the start. */
  at: number;
  expected: string;
  signed: string;
}

/** How much of each text is shown before and behind the place. */
const BEFORE = 24;
const BEHIND = 40;

/** @returns nothing when they are the same */
export function differenceOf(expected: string, signed: string): Difference | undefined {
  if (expected === signed) return undefined;
  let at = 0;
  while (at < expected.length && expected[at] === signed[at]) at++;
  return { at, expected: around(expected, at), signed: around(signed, at) };
}

function around(text: string, at: number): string {
  const [start, end] = [Math.max(0, at - BEFORE), Math.min(text.length, at + BEHIND)];
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
