import { decodeLine } from '../bytes/decode-line.ts';
import type { LogEvent } from '../event.ts';
import { HAR_LIMIT } from '../limits.ts';
import { readHar } from './read-har.ts';

const BEGINNING = '{"log":{';
/** So much space before the first brace is looked over. */
const SPACE_LIMIT = 64 * 1024;

/**
 * Whether a file is an HTTP archive, by its first bytes.
 * @returns nothing while they can become one
 */
export function startsHar(head: Buffer): boolean | undefined {
  if (head.length > SPACE_LIMIT) return false;
  const compact = head.toString('latin1').replace(/\s/g, '');
  if (compact.length >= BEGINNING.length) return compact.startsWith(BEGINNING);
  return BEGINNING.startsWith(compact) ? undefined : false;
}

/** Gathers an HTTP archive, which can only be read as a whole. */
export class HarReader {
  private readonly pieces: Buffer[] = [];
  private length = 0;
  /** Line ends so far. */
  lines = 0;

  get isCut(): boolean {
    return this.length > HAR_LIMIT;
  }

  push(bytes: Buffer): void {
    const room = Math.max(0, HAR_LIMIT - this.length);
    if (room > 0) this.pieces.push(Buffer.from(bytes.subarray(0, room)));
    this.length += bytes.length;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) this.lines++;
  }

  end(): LogEvent[] {
    return readHar(decodeLine(Buffer.concat(this.pieces)));
  }
}
