import { isDeepStrictEqual } from 'node:util';
import { type CodedEvent, type EventCode, hasCode, type LogEvent } from '../event.ts';
import { isFailure } from '../evidence/bursts.ts';
import { detached } from './detached.ts';
import { momentOf } from './event-time.ts';
import { RecentEvents, type ReportEvent } from './recent-events.ts';
import { type LogInput, SourceLog } from './source-log.ts';
import { type Count, countIn, Tally } from './tally.ts';
import { Timeline } from './timeline.ts';

/** What is counted in the timeline for events that tell of no failure. */
export const FINE = 'fine';

/** Whose code it is. */
export type CodeKey = Pick<CodedEvent, 'code' | 'kind' | 'platform'>;

/**
 * Gathers what logs say as it comes: counts over all events, and the last events themselves. Memory does not grow with
 * the logs.
 */
export class LogReport {
  readonly sources: readonly SourceLog[];
  readonly totals: Count = { events: 0, failures: 0 };
  readonly codes = new Tally<CodeKey>();
  readonly operations = new Tally<string>();
  readonly devices = new Tally<string>();
  readonly timeline = new Timeline();
  private readonly kept = new RecentEvents();
  private nextId = 1;

  /** @param now for lines that say no year, epoch milliseconds */
  constructor(
    inputs: readonly LogInput[],
    private readonly now: number,
  ) {
    this.sources = inputs.map((input, id) => new SourceLog(id, input));
  }

  /** How many events are counted, and not kept any more. */
  get dropped(): { failures: number; others: number } {
    return this.kept.dropped;
  }

  /** @param events of one log, in its order */
  add(source: SourceLog, events: readonly LogEvent[]): void {
    for (const each of events) {
      const event = detached(each);
      const kept = this.keptOf(source, event);
      this.count(source, kept, 1);
      source.order = kept.order;
      this.kept.add(kept);
    }
  }

  /** Takes back what there would have been if the log had ended before, for what there would be if it ended now. */
  setPending(source: SourceLog, events: readonly LogEvent[]): void {
    const before = source.pending.map(({ event }) => event);
    if (isDeepStrictEqual(before, events)) return;
    for (const kept of source.pending) this.count(source, kept, -1);
    source.pending = events.map(event => this.keptOf(source, event));
    for (const kept of source.pending) this.count(source, kept, 1);
  }

  /** The events that are kept, in the order in which they came; those that are pending last. */
  events(): ReportEvent[] {
    return [...this.kept.all(), ...this.sources.flatMap(({ pending }) => pending)];
  }

  private keptOf(source: SourceLog, event: LogEvent): ReportEvent {
    const at = momentOf(event, this.now);
    return {
      id: this.nextId++,
      source: source.key,
      event,
      order: at ?? source.order,
      ...(at !== undefined && { at }),
    };
  }

  private count(source: SourceLog, { event, at }: ReportEvent, by: 1 | -1): void {
    if (!hasCode(event)) return;
    const isFailed = isFailure(event);
    const counted = { isFailure: isFailed, at, by };
    countIn(this.totals, counted);
    source.events += by;
    if (isFailed) source.failures += by;
    const { code, kind, operationType, deviceId } = event;
    // Codes of the gateway and the business system mean the same everywhere.
    const platform = kind === 'client' ? event.platform : undefined;
    this.codes.add(`${kind} ${platform} ${code}`, { code, kind, ...(platform && { platform }) }, counted);
    if (operationType !== undefined) this.operations.add(operationType, operationType, counted);
    if (deviceId !== undefined) this.devices.add(deviceId, deviceId, counted);
    if (at !== undefined) this.timeline.add(at, isFailed ? seriesOf(code) : FINE, by);
  }
}

/** How a code is counted in the timeline. */
export function seriesOf(code: EventCode): string {
  return String(code);
}
