import type { RawLine } from './bytes/line-scanner.ts';
import { CallMemory } from './call-memory.ts';
import type { LogEvent } from './event.ts';
import { isBlock } from './formats/format.ts';
import { hintOf } from './formats/hints.ts';
import { FORMATS } from './formats/index.ts';
import { LogLine } from './line.ts';
import { OpenBlocks } from './open-blocks.ts';
import { isLogcatHeader } from './prefix/logcat-long.ts';

const HINTED = FORMATS.map(format => ({ format, hint: hintOf(format) }));

/** Makes events of the lines of one log. */
export class LineReader {
  private readonly memory = new CallMemory();
  private readonly readers = HINTED.map(({ format, hint }) => ({ hint, reader: format.open(this.memory) }));
  private readonly blocks = new OpenBlocks();
  /** The line that was read last is what logcat writes before a message. */
  private isBehindHeader = false;
  private events: LogEvent[] = [];

  /** @returns whether the next line matters whatever it has */
  read(raw: RawLine): boolean {
    const line = new LogLine(raw);
    const { isTaken, events } = this.blocks.size > 0 ? this.blocks.offer(line) : { isTaken: false, events: [] };
    this.events.push(...events);
    if (!isTaken) this.readAnew(line);
    this.isBehindHeader = isLogcatHeader(line.text);
    return this.isBehindHeader || this.blocks.size > 0;
  }

  /** What was found since this was asked last. */
  take(): LogEvent[] {
    const { events } = this;
    this.events = [];
    return events;
  }

  /** What the end would make certain if it were here. Changes nothing. */
  pending(): LogEvent[] {
    return [...this.blocks.pending(), ...this.readers.flatMap(({ reader }) => [...(reader.end?.() ?? [])])];
  }

  /** Whether a line could be of something that goes over several lines. */
  get isInBlock(): boolean {
    return this.blocks.size > 0;
  }

  end(): void {
    this.events.push(...this.blocks.end());
    for (const { reader } of this.readers) this.events.push(...(reader.end?.() ?? []));
  }

  private readAnew(line: LogLine): void {
    // In logcat's long format the tag that is a hint stands before the message.
    const hinted = this.isBehindHeader ? `${line.prefix.tag} ${line.text}` : line.text;
    for (const { hint, reader } of this.readers) {
      if (!hint.test(hinted)) continue;
      const read = reader.read(line);
      if (read === undefined) continue;
      this.events.push(...(isBlock(read) ? this.blocks.add(read, line) : read));
      return;
    }
  }
}
