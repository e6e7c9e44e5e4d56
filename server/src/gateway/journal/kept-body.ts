/** Of a body, bytes of what was received and UTF-16 units of a text; what is beyond is not kept. */
const BODY_LIMIT = 64 * 1024;

/** The start of a text that the journal keeps: of short ones the text itself. */
export function keptText(text: string): string {
  // A slice of a text keeps all of the text in memory.
  return isCutText(text) ? Buffer.from(text.slice(0, BODY_LIMIT), 'utf16le').toString('utf16le') : text;
}

export function isCutText(text: string): boolean {
  return text.length > BODY_LIMIT;
}

/** A copy of the start of bytes, for they may be part of a larger piece that was read. */
export function keptBytes(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, BODY_LIMIT));
}

export function isCutBytes(bytes: Buffer): boolean {
  return bytes.length > BODY_LIMIT;
}
