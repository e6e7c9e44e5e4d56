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

/**
 * Codes that hit many operations, one device of several, or one operation of several: at most one burst of each code.
 * @param events of logs that belong together, in their order
 */
export function burstsOf(events: readonly LogEvent[]): Burst[] {
  const hasManyDevices = isMany(events, ({ deviceId }) => deviceId);
  const hasManyOperations = isMany(events, ({ operationType }) => operationType);
  const byCode = new Map<EventCode, CodedEvent[]>();
  for (const event of events) {
    if (!isFailure(event)) continue;
    const known = byCode.get(event.code);
    if (known) known.push(event);
    else byCode.set(event.code, [event]);
  }
  return [...byCode].flatMap(([code, failures]) => {
    const calls = withoutRepeats(failures);
    if (calls.length < BURST) return [];
    const operationTypes = distinct(calls.map(({ operationType }) => operationType));
    const deviceIds = distinct(calls.map(({ deviceId }) => deviceId));
    const isOneDevice = deviceIds.length === 1 && hasManyDevices && calls.every(({ deviceId }) => deviceId);
    const isOneOperation =
      operationTypes.length === 1 && hasManyOperations && calls.every(({ operationType }) => operationType);
    const spread = isOneDevice
      ? 'one-device'
      : operationTypes.length >= MANY
        ? 'many-operations'
        : isOneOperation
          ? 'one-operation'
          : undefined;
    return spread ? [{ code, spread, events: calls, operationTypes, deviceIds }] : [];
  });
}

/** Clients write several lines of one failure. */
function withoutRepeats(failures: readonly CodedEvent[]): CodedEvent[] {
  const lastLines = new Map<string, number>();
  const traced = new Set<string>();
  return failures.filter(({ traceId, thread, endLine }) => {
    if (traceId !== undefined) return !traced.has(traceId) && traced.add(traceId);
    if (thread === undefined) return true;
    const last = lastLines.get(thread);
    lastLines.set(thread, endLine);
    return last === undefined || endLine - last > SAME_CALL;
  });
}

/** Whether there are so many different values; most logs say so after a few lines. */
function isMany(events: readonly LogEvent[], of: (event: LogEvent) => string | undefined): boolean {
  const values = new Set<string>();
  for (const event of events) {
    const value = of(event);
    if (value !== undefined && values.add(value).size >= MANY) return true;
  }
  return false;
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter(value => value !== undefined))];
}
