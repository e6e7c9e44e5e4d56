import { parseTraceId } from '../../gateway/trace-id.ts';
import type { LogEvent } from '../event.ts';

/** Both clocks at one request, epoch milliseconds. */
export interface ClockReading {
  gateway: number;
  client: number;
  /** Whether the client's is what the request says, which can be sent again later; else it is that of a log line. */
  isTs: boolean;
}

/** Logs that a client writes, by its own clock. */
const CLIENT_FORMATS = new Set([
  'ios-response',
  'objects',
  'answer-headers',
  'har',
  'android-exception',
  'h5-rpc-request',
]);

const [YEAR_2000, YEAR_2100] = [946_684_800_000, 4_102_444_800_000];
const QUARTER = 15 * 60_000;
/** East and west of UTC. */
const ZONES = { west: -12 * 3_600_000, east: 14 * 3_600_000 };

/**
 * What both clocks say where an event tells of both. A request's `Ts` is held against the trace id, which has the time at which
 * the gateway took it; a client's line against `Server-Time`, which is nearer to when the answer came.
 */
export function clockReading(event: LogEvent): ClockReading | undefined {
  const { traceId, serverTime, ts } = event;
  const traced = traceId === undefined ? undefined : parseTraceId(traceId)?.millis;
  const date = event.time?.from === 'date' ? event.time.millis : undefined;
  const gateway = ts === undefined ? (serverTime ?? traced ?? date) : (traced ?? serverTime ?? date);
  if (gateway === undefined || !isPlausible(gateway)) return undefined;
  if (ts !== undefined) return { gateway, client: ts, isTs: true };
  const client = CLIENT_FORMATS.has(event.format) ? writtenTime(event, gateway) : undefined;
  return client === undefined ? undefined : { gateway, client, isTs: false };
}

/**
 * When a client's log says that a line was written. Without a time zone it is taken to be in the one that leaves the
 * smallest difference: what remains of a clock that is off is then less than eight minutes.
 */
function writtenTime({ written }: LogEvent, gateway: number): number | undefined {
  if (!written) return undefined;
  const wall = written.isYearKnown ? written.wall : inYearOf(written.wall, gateway);
  if (written.zone !== undefined) return wall - written.zone * 60_000;
  const zone = Math.round((wall - gateway) / QUARTER) * QUARTER;
  return wall - Math.min(Math.max(zone, ZONES.west), ZONES.east);
}

/** The day and time of day in the year in which it is nearest to another time. */
export function inYearOf(wall: number, near: number): number {
  const date = new Date(wall);
  const year = new Date(near).getUTCFullYear();
  const candidates = [year - 1, year, year + 1].map(each =>
    new Date(wall).setUTCFullYear(each, date.getUTCMonth(), date.getUTCDate()),
  );
  return candidates.reduce((best, each) => (Math.abs(each - near) < Math.abs(best - near) ? each : best));
}

export function isPlausible(millis: number): boolean {
  return millis >= YEAR_2000 && millis < YEAR_2100;
}
