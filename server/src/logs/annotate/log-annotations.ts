import type { Position, Range } from '../../findings.ts';
import { type CodedEvent, hasCode, type LogEvent } from '../event.ts';
import { addTo } from '../evidence/add-to.ts';
import { type Burst, isFailure } from '../evidence/bursts.ts';
import { Evidence } from '../evidence/evidence.ts';
import type { ExplainContext } from '../explain/context.ts';
import { type ExplainedEvent, explainEvent } from '../explain/explain-events.ts';
import { type RelatedLine, relatedLines } from '../explain/related-lines.ts';
import { BLOCK_LINES } from '../limits.ts';

/** What there is to say about one log in an editor. Looking something up takes no longer the longer the log is. */
export class LogAnnotations {
  /** In the order of their lines. */
  readonly events: LogEvent[] = [];
  /** Those that tell of something that failed. */
  readonly failures: CodedEvent[] = [];
  private readonly evidence = new Evidence();
  private readonly byTraceId = new Map<string, LogEvent[]>();

  /** @param source the log's name */
  constructor(readonly source: string) {}

  /** Takes in an event whose code does not stand before that of another one. */
  add(event: LogEvent): void {
    this.events.push(event);
    if (isFailure(event)) this.failures.push(event);
    this.evidence.add({ source: this.source, event });
    if (event.traceId !== undefined) addTo(this.byTraceId, event.traceId, event);
  }

  /** Failures whose code stands in these lines, the last one included. */
  failuresIn(first: number, last: number): readonly CodedEvent[] {
    const start = lowerBound(this.failures, first);
    return this.failures.slice(start, lowerBound(this.failures, last + 1));
  }

  /** Events that go over a line. */
  eventsAt(line: number): LogEvent[] {
    const near = this.events.slice(
      lowerBound(this.events, line - BLOCK_LINES),
      lowerBound(this.events, line + BLOCK_LINES),
    );
    return near.filter(({ startLine, endLine }) => startLine <= line && line <= endLine);
  }

  /** The event whose code stands at a position. */
  codeAt({ line, character }: Position): CodedEvent | undefined {
    const inLine = this.events.slice(lowerBound(this.events, line), lowerBound(this.events, line + 1));
    return inLine.filter(hasCode).find(({ range: { start, end } }) => {
      return start.character <= character && (end.line > line || character <= end.character);
    });
  }

  /** All that the log says of one request. */
  ofTraceId(traceId: string): readonly LogEvent[] {
    return this.byTraceId.get(traceId) ?? [];
  }

  /** Codes that hit many operations, one device or one operation, in the order of their first events. */
  get bursts(): Burst[] {
    return [...new Set(this.failures.flatMap(event => this.evidence.burstOf(event) ?? []))];
  }

  explain(event: CodedEvent, context: ExplainContext): ExplainedEvent {
    return explainEvent({ source: this.source, event }, this.evidence, context);
  }

  /** Other lines that have to do with an event: what it is explained with, and what is said of its request. */
  relatedLines(explained: ExplainedEvent): RelatedLine[] {
    const { traceId } = explained.event;
    const ofRequest = traceId === undefined ? [] : this.ofTraceId(traceId);
    return relatedLines(
      explained,
      ofRequest.map(event => ({ source: this.source, event })),
      this.evidence,
    );
  }
}

/** The index of the first event in this line or below. */
function lowerBound(events: readonly { range: Range }[], line: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.range.start.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
