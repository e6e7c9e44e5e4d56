import type { LogEvent } from './event.ts';
import type { LogReader } from './log-reader.ts';

/** Where there is an event in so many bytes, pieces are smaller: what is dropped before the engine looks twice costs little. */
const DENSE = 2048;
const SMALL = 16 * 1024;
const LARGE = 256 * 1024;

/** Gives a reader of logs bytes in pieces that are good for it. */
export class PieceReader {
  private piece = LARGE;

  /** @param tell is given events as they are found */
  constructor(
    private readonly reader: LogReader,
    private readonly tell: (events: LogEvent[]) => void,
  ) {}

  push(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) {
      const end = Math.min(at + this.piece, bytes.length);
      const events = this.reader.push(bytes.subarray(at, end));
      if (events.length > 0) this.tell(events);
      this.piece = events.length * DENSE > end - at ? SMALL : LARGE;
      at = end;
    }
  }
}
