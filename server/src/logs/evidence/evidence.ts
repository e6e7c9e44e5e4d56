import type { CodedEvent, LogEvent } from '../event.ts';
import { type Burst, burstsOf } from './bursts.ts';
import { type ClockSkew, measureSkew } from './clock-skew.ts';
import type { PlacedEvent } from './stories.ts';

/** A line of the Security Guard says something of a call that is so many lines away at most. */
const NEAR = 200;

/** What all events together say of each. */
export class Evidence {
  private readonly skews = new Map<string, ClockSkew | undefined>();
  private readonly byClient = new Map<string, LogEvent[]>();
  private readonly guards = new Map<string, CodedEvent[]>();
  private readonly burstsByEvent = new Map<LogEvent, Burst>();
  readonly bursts: readonly Burst[];
  /** Services whose registration did not come to its end. */
  readonly unregistered: LogEvent[] = [];

  /** @param placed in the order of their logs */
  constructor(placed: readonly PlacedEvent[]) {
    for (const { source, event } of placed) {
      add(this.byClient, clientOf(source, event), event);
      if (event.kind === 'guard' && event.code !== undefined) add(this.guards, source, event as CodedEvent);
      if (event.kind === 'registration' && event.stage !== 'Register-Service-Success') this.unregistered.push(event);
    }
    this.bursts = burstsOf(placed.map(({ event }) => event));
    for (const burst of this.bursts) {
      for (const event of burst.events) this.burstsByEvent.set(event, burst);
    }
  }

  /** How far the clock of the client is off that an event is of. */
  skewOf({ source, event }: PlacedEvent): ClockSkew | undefined {
    const client = clientOf(source, event);
    if (!this.skews.has(client)) this.skews.set(client, measureSkew(this.byClient.get(client) ?? []));
    return this.skews.get(client);
  }

  /** The nearest error of the Security Guard: of the same process where the lines say that, before it rather than behind. */
  guardNear({ source, event }: PlacedEvent): CodedEvent | undefined {
    const near = linesAround(this.guards.get(source) ?? [], event.startLine).filter(guard =>
      isSameProcess(guard, event),
    );
    const before = near.findLast(guard => guard.startLine <= event.startLine);
    return before ?? near[0];
  }

  burstOf(event: LogEvent): Burst | undefined {
    return this.burstsByEvent.get(event);
  }
}

/** One device, or all that is in one log where it does not tell devices apart. */
function clientOf(source: string, { deviceId }: LogEvent): string {
  return deviceId === undefined ? `log ${source}` : `device ${deviceId}`;
}

/** @param events in the order of their lines */
function linesAround(events: readonly CodedEvent[], line: number): CodedEvent[] {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.startLine ?? 0) < line - NEAR) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < events.length && (events[end]?.startLine ?? 0) <= line + NEAR) end++;
  return events.slice(low, end);
}

function isSameProcess(one: LogEvent, other: LogEvent): boolean {
  const [process, otherProcess] = [one, other].map(({ thread }) => thread?.split(':')[0]);
  return process === undefined || otherProcess === undefined || process === otherProcess;
}

function add<Value>(groups: Map<string, Value[]>, key: string, value: Value): void {
  const known = groups.get(key);
  if (known) known.push(value);
  else groups.set(key, [value]);
}
