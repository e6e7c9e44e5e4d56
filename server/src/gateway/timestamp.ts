/** Epoch milliseconds in base 64, most significant digit first. Seen in code: Android SDK, `c10to64`. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/';

/** Base 64 as Android's SDK writes it, decimal as the H5 SDK does. */
export type TimestampNotation = 'base64' | 'decimal';

/**
 * Writes a `Ts` header.
 * @param millis epoch milliseconds, not before 1970
 */
export function encodeTimestamp(millis: number, notation: TimestampNotation): string {
  if (!Number.isSafeInteger(millis) || millis < 0) throw new RangeError(`not epoch milliseconds: ${millis}`);
  return notation === 'decimal' ? String(millis) : encodeBase64(millis);
}

/**
 * Reads a `Ts` header in either notation. Digits alone are decimal: in base 64 they would be a time before 1992.
 * @returns epoch milliseconds, or nothing when it is in neither notation
 */
export function decodeTimestamp(text: string): number | undefined {
  if (/^\d{1,16}$/.test(text)) return Number(text);
  return /^[0-9A-Za-z+/]{1,8}$/.test(text) ? decodeBase64(text) : undefined;
}

function encodeBase64(millis: number): string {
  let text = '';
  let rest = millis;
  do {
    text = DIGITS.charAt(rest % 64) + text;
    rest = Math.floor(rest / 64);
  } while (rest > 0);
  return text;
}

function decodeBase64(text: string): number {
  let millis = 0;
  for (const digit of text) millis = millis * 64 + DIGITS.indexOf(digit);
  return millis;
}
