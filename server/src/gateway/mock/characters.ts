import type { Source } from './source.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** So many lower-case letters and digits. */
export function drawLetters({ integer }: Source, length: number): string {
  let text = '';
  while (text.length < length) text += LETTERS.charAt(integer(0, LETTERS.length - 1));
  return text;
}

/** A number of so many digits, the first of which is none. */
export function drawDigits({ integer }: Source, length: number): string {
  let text = String(integer(1, 9));
  while (text.length < length) text += String(integer(0, 9));
  return text;
}
