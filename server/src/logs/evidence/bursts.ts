import { type CodedEvent, type EventCode, hasCode, type LogEvent } from '../event.ts';

/** Many failures with one code that have something in common. */
export interface Burst {
  code: EventCode;
  /** What they have in common says where the cause is: the app or the gateway, one device, or one operation. */
  spread: 'many-operations' | 'one-device' | 'one-operation';
  events: CodedEvent[];
  operationTypes: string[];
  deviceIds: string[];
}

/** Fewer are no burst: our choice, as is what counts as many. */
const BURST = 5;
const MANY = 3;
/** What is said of one call within so many lines of a thread is said of one call. */
const SAME_CALL = 20;

/** Codes that tell of no failure: success, nothing new, a preflight, and packages that are right. */
const HARMLESS: ReadonlySet<EventCode> = new Set([1000, 8001, 8002, 'signature-verified']);

/** Whether an event tells of something that failed. */
export function isFailure(event: LogEvent): event is CodedEvent {
  return hasCode(event) && !HARMLESS.has(event.code);
}

/** Finds bursts among events that come one by one, in the order of logs that belong together: at most one of each code. */
export class BurstFinder {
  private readonly byCode = new Map<EventCode, Failures>();
  private readonly operationTypes = new Set<string>();
  private readonly deviceIds = new Set<string>();

  add(event: LogEvent): void {
    addUpToMany(this.operationTypes, event.operationType);
    addUpToMany(this.deviceIds, event.deviceId);
    if (!isFailure(event)) return;
    let failures = this.byCode.get(event.code);
    if (!failures) {
      failures = new Failures();
      this.byCode.set(event.code, failures);
    }
    failures.add(event);
  }

  /** In the order of their first events. */
  find(): Burst[] {
    return [...this.byCode].flatMap(([code, failures]) => {
      const spread = failures.calls.length < BURST ? undefined : this.spreadOf(failures);
      return spread ? [{ code, spread, ...failures.seen() }] : [];
    });
  }

  private spreadOf({ operationTypes, deviceIds }: Failures): Burst['spread'] | undefined {
    if (isOnly(deviceIds) && this.deviceIds.size >= MANY) return 'one-device';
    if (known(operationTypes).length >= MANY) return 'many-operations';
    return isOnly(operationTypes) && this.operationTypes.size >= MANY ? 'one-operation' : undefined;
  }
}

/** Failures with one code, each call once. */
class Failures {
  readonly calls: CodedEvent[] = [];
  /** Nothing is among them where an event does not tell. */
  readonly operationTypes = new Set<string | undefined>();
  readonly deviceIds = new Set<string | undefined>();
  private readonly traced = new Set<string>();
  private readonly lastLines = new Map<string, number>();

  add(event: CodedEvent): void {
    if (this.isRepeated(event)) return;
    this.calls.push(event);
    this.operationTypes.add(event.operationType);
    this.deviceIds.add(event.deviceId);
  }

  /** What there is by now, for good. */
  seen() {
    return { events: [...this.calls], operationTypes: known(this.operationTypes), deviceIds: known(this.deviceIds) };
  }

  /** Clients write several lines of one failure. */
  private isRepeated({ traceId, thread, endLine }: CodedEvent): boolean {
    if (traceId !== undefined) return this.traced.size === this.traced.add(traceId).size;
    if (thread === undefined) return false;
    const last = this.lastLines.get(thread);
    this.lastLines.set(thread, endLine);
    return last !== undefined && endLine - last <= SAME_CALL;
  }
}

/** Whether there are many is all that is asked of them. */
function addUpToMany(values: Set<string>, value: string | undefined): void {
  if (value !== undefined && values.size < MANY) values.add(value);
}

/** Whether all calls tell of one and the same. */
function isOnly(values: ReadonlySet<string | undefined>): boolean {
  return values.size === 1 && !values.has(undefined);
}

function known(values: ReadonlySet<string | undefined>): string[] {
  return [...values].filter(value => value !== undefined);
}
