import type { LogEvent } from '../event.ts';
import { LogReader } from '../log-reader.ts';

/** UTF-16 units that are read in a turn: where each line is an event, that takes some milliseconds. */
const PIECE = 64 * 1024;

/**
 * The events of a text that is there as a whole, piece by piece.
 * @param pause is waited for between pieces; what it throws ends the reading
 */
export async function readLogText(text: string, pause: () => Promise<void>): Promise<LogEvent[]> {
  const reader = new LogReader();
  const events: LogEvent[] = [];
  for (let start = 0; start < text.length; ) {
    const end = pieceEnd(text, start);
    for (const event of reader.push(Buffer.from(text.slice(start, end)))) events.push(event);
    start = end;
    await pause();
  }
  for (const event of reader.end()) events.push(event);
  return events;
}

/** Behind a line's end, so that no character is taken apart. */
function pieceEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start + PIECE);
  return end < 0 ? text.length : end + 1;
}
