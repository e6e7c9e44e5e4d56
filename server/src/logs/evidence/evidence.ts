import type { CodedEvent, EventCode, LogEvent } from '../event.ts';
import { addTo } from './add-to.ts';
import { type Burst, BurstFinder, isFailure } from './bursts.ts';
import { type ClockSkew, measureSkew } from './clock-skew.ts';
import type { PlacedEvent } from './stories.ts';

/** A line of the Security Guard says something of a call that is so many lines away at most. */
const NEAR = 200;

/** What all events together say of each. */
export class Evidence {
  private readonly skews = new Map<string, ClockSkew | undefined>();
  private readonly byClient = new Map<string, LogEvent[]>();
  private readonly guards = new Map<string, CodedEvent[]>();
  /** The log of what other events are explained with. */
  private readonly sources = new WeakMap<LogEvent, string>();
  private readonly burstFinder = new BurstFinder();
  /** By code, until there are more events. */
  private knownBursts: ReadonlyMap<EventCode, Burst> | undefined;
  /** Services whose registration did not come to its end. */
  readonly unregistered: LogEvent[] = [];

  /** @param placed in the order of their logs */
  constructor(placed: readonly PlacedEvent[] = []) {
    for (const each of placed) this.add(each);
  }

  /** Takes in an event that comes behind the others of its log. */
  add({ source, event }: PlacedEvent): void {
    const client = clientOf(source, event);
    addTo(this.byClient, client, event);
    this.skews.delete(client);
    if (event.kind === 'guard' && event.code !== undefined) addTo(this.guards, source, event as CodedEvent);
    if (event.kind === 'registration' && event.stage !== 'Register-Service-Success') this.unregistered.push(event);
    if (event.kind === 'guard' || event.kind === 'registration') this.sources.set(event, source);
    this.burstFinder.add(event);
    this.knownBursts = undefined;
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

  /** The log of an event that others are explained with. */
  sourceOf(event: LogEvent): string | undefined {
    return this.sources.get(event);
  }

  /** The burst of its code, where it tells of a failure. */
  burstOf(event: LogEvent): Burst | undefined {
    return isFailure(event) ? this.burstsByCode.get(event.code) : undefined;
  }

  get bursts(): Burst[] {
    return [...this.burstsByCode.values()];
  }

  private get burstsByCode(): ReadonlyMap<EventCode, Burst> {
    this.knownBursts ??= new Map(this.burstFinder.find().map(burst => [burst.code, burst]));
    return this.knownBursts;
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
