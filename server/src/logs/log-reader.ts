import { LineScanner } from './bytes/line-scanner.ts';
import { LiteralSearch } from './bytes/literal-search.ts';
import { createTranscoder } from './bytes/transcoder.ts';
import type { LogEvent } from './event.ts';
import { HINTS } from './formats/hints.ts';
import { HarReader, startsHar } from './har/har-reader.ts';
import { LineReader } from './line-reader.ts';

/** Made with the first log: it takes some milliseconds that others who load this need not. */
let search: LiteralSearch | undefined;

function searchForHints(): LiteralSearch {
  search ??= new LiteralSearch(HINTS);
  return search;
}

/**
 * Reads a log as its bytes come: UTF-8, UTF-16 with a byte order mark, or GBK; lines that end with LF or CRLF. Events come
 * as soon as the lines are there that make them certain, whatever the pieces. Memory does not grow with the log, but for
 * HAR files, which are read as a whole.
 */
export class LogReader {
  private readonly transcoder = createTranscoder();
  private readonly reader = new LineReader();
  private readonly scanner = new LineScanner(searchForHints(), line => this.reader.read(line));
  /** The first bytes, until they show what the file is. */
  private head: Buffer | undefined = Buffer.alloc(0);
  private har: HarReader | undefined;

  /** Lines that were read. One that is empty and ends the log is none. */
  get lines(): number {
    return this.har?.lines ?? this.scanner.lines;
  }

  /** Whether a HAR file was longer than what is read of one. */
  get isCut(): boolean {
    return this.har?.isCut ?? false;
  }

  /** Whether a line has begun that has not ended. */
  get hasRest(): boolean {
    return this.scanner.rest !== undefined;
  }

  /** Whether it is a HAR file, whose events come when it ends. */
  get isArchive(): boolean {
    return this.har !== undefined;
  }

  /**
   * The events that would come besides if the log ended here: of what is cut off, and of a line that has not ended. It can
   * be read on.
   */
  pending(): LogEvent[] {
    if (this.har || this.head) return [];
    const pending = this.reader.pending();
    const { rest } = this.scanner;
    if (!rest || this.reader.isInBlock) return pending;
    const last = new LineReader();
    last.read(rest);
    last.end();
    return [...pending, ...last.take()];
  }

  /** @returns what these bytes make certain, in the order in which it became so */
  push(bytes: Buffer): LogEvent[] {
    this.read(this.transcoder.push(bytes));
    return this.reader.take();
  }

  /** @returns the last events: those of what is cut off too. Nothing may be pushed any more. */
  end(): LogEvent[] {
    this.read(this.transcoder.end());
    if (this.head) this.begin(this.head);
    if (this.har) return this.har.end();
    this.scanner.end();
    this.reader.end();
    return this.reader.take();
  }

  private read(bytes: Buffer): void {
    if (this.har) this.har.push(bytes);
    else if (this.head === undefined) this.scanner.push(bytes);
    else {
      this.head = Buffer.concat([this.head, bytes]);
      const isHar = startsHar(this.head);
      if (isHar === undefined) return;
      if (isHar) this.har = new HarReader();
      this.begin(this.head);
    }
  }

  private begin(head: Buffer): void {
    this.head = undefined;
    this.read(head);
  }
}

/** The events of a text that is there as a whole, such as that of an editor. */
export function eventsOf(text: string): LogEvent[] {
  const reader = new LogReader();
  return [...reader.push(Buffer.from(text)), ...reader.end()];
}
