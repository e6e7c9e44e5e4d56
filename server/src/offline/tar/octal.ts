import type { Field } from './tar-format.ts';

const ZERO = 0x30;
const SEVEN = 0x37;
const SPACE = 0x20;

/**
 * Reads a number field: octal digits, then NULs or spaces up to its end, at least one. Readers differ on everything
 * else (leading spaces, signs, base 256, no end), so that is none.
 */
export function readOctal(block: Buffer, { start, end }: Field): number | undefined {
  let value = 0;
  let at = start;
  for (; at < end; at++) {
    const byte = block[at] ?? 0;
    if (byte < ZERO || byte > SEVEN) break;
    value = value * 8 + byte - ZERO;
  }
  if (at === start || at === end) return undefined;
  for (; at < end; at++) if (block[at] !== 0 && block[at] !== SPACE) return undefined;
  return value;
}

/**
 * @param digits how many to write; zeros are put before
 * @throws RangeError when the number does not fit
 */
export function printOctal(value: number, digits: number): string {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 8 ** digits) {
    throw new RangeError(`${value} does not fit into ${digits} octal digits`);
  }
  return value.toString(8).padStart(digits, '0');
}
