import { decodePercent } from '../../gateway/percent.ts';
import { parseTraceId } from '../../gateway/trace-id.ts';

/** Something in a line that has a meaning wherever it stands. Indices are those of the line. */
export type LogToken = { start: number; end: number } & (
  | { kind: 'trace-id'; text: string }
  /** `text` is what it says when it is decoded. */
  | { kind: 'percent-encoded'; text: string }
  /** May be an operation type, if a contract has it. */
  | { kind: 'name'; text: string }
);

const WORDS = /[\w.%+-]+/g;
const ENCODED = /%[0-9a-f]{2}/i;

/** What stands at an index of a line, or nothing that we know of. */
export function tokenAt(line: string, index: number): LogToken | undefined {
  for (const { 0: word, index: start } of line.matchAll(WORDS)) {
    const end = start + word.length;
    if (start > index || index > end) continue;
    const place = { start, end };
    if (parseTraceId(word)) return { ...place, kind: 'trace-id', text: word };
    if (ENCODED.test(word)) {
      const text = decodePercent(word);
      return text === word ? undefined : { ...place, kind: 'percent-encoded', text };
    }
    // A sentence may end behind a name.
    const name = word.replace(/[.+-]+$/, '');
    if (/^[A-Za-z_]/.test(name)) return { start, end: start + name.length, kind: 'name', text: name };
  }
  return undefined;
}
