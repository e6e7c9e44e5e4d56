import { LineScanner } from '../bytes/line-scanner.ts';
import { LiteralSearch } from '../bytes/literal-search.ts';
import { createTranscoder } from '../bytes/transcoder.ts';
import { TEXT_LIMIT } from '../limits.ts';
import { LogLine } from '../line.ts';

/** A line of any log that names a request. */
export interface TraceLine {
  traceId: string;
  /** Counts from 0. */
  line: number;
  /** Cut where it is long. */
  text: string;
}

/**
 * Finds the lines that name some requests by their trace ids, in logs of any format such as those of a business system:
 * what its own lines say of a request is part of its story.
 */
export class TraceLines {
  private readonly transcoder = createTranscoder();
  private readonly scanner: LineScanner;
  private found: TraceLine[] = [];

  /** @param traceIds at least one, each of eight characters or more */
  constructor(private readonly traceIds: readonly string[]) {
    this.scanner = new LineScanner(new LiteralSearch(traceIds), raw => {
      this.read(new LogLine(raw));
      return false;
    });
  }

  /** @returns the lines that are complete with these bytes */
  push(bytes: Buffer): TraceLine[] {
    this.scanner.push(this.transcoder.push(bytes));
    return this.take();
  }

  end(): TraceLine[] {
    this.scanner.push(this.transcoder.end());
    this.scanner.end();
    return this.take();
  }

  private read({ number, text }: LogLine): void {
    const named = this.traceIds.filter(traceId => text.includes(traceId));
    this.found.push(...named.map(traceId => ({ traceId, line: number, text: text.slice(0, TEXT_LIMIT) })));
  }

  private take(): TraceLine[] {
    const { found } = this;
    this.found = [];
    return found;
  }
}
