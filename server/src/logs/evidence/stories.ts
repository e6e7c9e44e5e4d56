import { parseTraceId, type TraceId } from '../../gateway/trace-id.ts';
import type { EventCode, LogEvent } from '../event.ts';
import { addTo } from './add-to.ts';
import { isFailure } from './bursts.ts';

/** An event with the log that it is in, whether it has a code or not: what evidence is made of. */
export interface PlacedEvent {
  /** A file, or what else the reader knows a log by. */
  source: string;
  event: LogEvent;
}

export type Side = 'client' | 'gateway' | 'backend';

/** What several logs say of one request. */
export interface Story {
  traceId: string;
  /** The gateway's address and when it took the request, where the id is laid out as documented. */
  trace?: TraceId;
  operationType?: string;
  /** In the order of the way: to the gateway, the business system, and back. */
  steps: (PlacedEvent & { side: Side })[];
  /** How it ended, and the side nearest to the business system that says so. */
  outcome?: { code: EventCode; side: Side };
}

const SIDES: ReadonlyMap<string, Side> = new Map([
  ['gateway-digest', 'gateway'],
  ['gateway-detail', 'gateway'],
  ['own-gateway', 'gateway'],
  ['spi-digest', 'backend'],
]);

/** Request, then answers from the inside to the outside. */
const ORDER: Record<Side, number> = { backend: 1, gateway: 2, client: 3 };

/** The requests that events tell of, by trace id, in the order in which they first come up. */
export function storiesOf(events: readonly PlacedEvent[]): Story[] {
  const byId = new Map<string, PlacedEvent[]>();
  for (const placed of events) {
    const { traceId } = placed.event;
    if (traceId === undefined) continue;
    addTo(byId, traceId, placed);
  }
  return [...byId].map(([traceId, placed]) => toStory(traceId, placed));
}

function toStory(traceId: string, placed: readonly PlacedEvent[]): Story {
  const steps = placed
    .map(each => ({ ...each, side: SIDES.get(each.event.format) ?? ('client' as const) }))
    .sort((a, b) => orderOf(a) - orderOf(b));
  const trace = parseTraceId(traceId);
  const operationType = steps.find(({ event }) => event.operationType !== undefined)?.event.operationType;
  const failed = steps.find(({ event }) => isFailure(event));
  const last = failed ?? steps.findLast(({ event }) => event.code !== undefined);
  return {
    traceId,
    steps,
    ...(trace && { trace }),
    ...(operationType !== undefined && { operationType }),
    ...(last?.event.code !== undefined && { outcome: { code: last.event.code, side: last.side } }),
  };
}

function orderOf({ event, side }: { event: LogEvent; side: Side }): number {
  return event.kind === 'request' ? 0 : ORDER[side];
}
