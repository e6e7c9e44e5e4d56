import type { LogEvent } from '../event.ts';
import { LogReader } from '../log-reader.ts';
import { pieceEnd } from './read-log-text.ts';

/** The text of a document that grows, read on from where it was read to before. */
export class GrowingLog {
  private readonly reader = new LogReader();
  private readonly events: LogEvent[] = [];
  private position = 0;

  /** The UTF-16 units that were read: what is before may not change. */
  get length(): number {
    return this.position;
  }

  /**
   * Reads the rest of a text, which begins as the one before did.
   * @param pause is waited for between pieces; what it throws ends the reading, which can be gone on with
   * @returns all events of the text, as if it ended here; nothing for a HAR file, which is read as a whole
   */
  async read(text: string, pause: () => Promise<void>): Promise<LogEvent[] | undefined> {
    while (this.position < text.length) {
      const end = pieceEnd(text, this.position);
      for (const event of this.reader.push(Buffer.from(text.slice(this.position, end)))) this.events.push(event);
      this.position = end;
      await pause();
    }
    return this.reader.isArchive ? undefined : [...this.events, ...this.reader.pending()];
  }
}
