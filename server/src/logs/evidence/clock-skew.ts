import type { LogEvent } from '../event.ts';
import { type ClockReading, clockReading, isPlausible } from './clocks.ts';
import { ascending, medianSlope, narrowestHalf, quantile } from './statistics.ts';

/**
 * What is wrong with a client's clock: nothing; it is off, and may run fast or slow; it is off by a time zone; `Ts` is in
 * seconds; or requests are sent again long after they were made.
 */
export type SkewClass = 'fine' | 'drift' | 'time-zone' | 'seconds' | 'replay';

export interface ClockSkew {
  class: SkewClass;
  /** The client's clock less the gateway's at the last request, milliseconds: positive when the client is ahead. */
  offsetMs: number;
  /** How fast that grows, milliseconds a day; 0 where it does not, or too little is known. */
  perDayMs: number;
  /** For `time-zone`: by how many minutes, which the rest of the offset is left out of. */
  zoneMinutes?: number;
  /** How many requests it is concluded from, and how many of them were sent again. */
  requests: number;
  replayed: number;
}

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

/** Clocks that differ less are fine: our choice. Networks and answers take some of it. */
const FINE = MINUTE;
/** Requests take so long on their way at most, apart from some. */
const STEADY = 10 * SECOND;
/** From so much time and so many requests a clock's rate can be told; no clock is off by more than this share. */
const RATED = { span: HOUR, requests: 8, most: 0.0005 };

/**
 * Measures the clocks of one client against the gateway's, over all requests of which both are known. One line in twenty may
 * say anything.
 * @returns nothing where no event tells of both clocks
 */
export function measureSkew(events: readonly LogEvent[]): ClockSkew | undefined {
  const readings = ofOneKind(events.flatMap(event => clockReading(event) ?? [])).sort((a, b) => a.gateway - b.gateway);
  const inSeconds = readings.filter(isInSeconds);
  if (readings.length > 0 && inSeconds.length * 2 > readings.length) return skewOfSeconds(inSeconds);
  const plausible = readings.filter(({ client }) => isPlausible(client));
  return plausible.length === 0 ? undefined : skewOf(plausible);
}

/** Requests and lines of a log are off in other directions by what the way takes: only those of which there are more count. */
function ofOneKind(readings: readonly ClockReading[]): ClockReading[] {
  const ofRequests = readings.filter(({ isTs }) => isTs);
  return ofRequests.length * 2 >= readings.length ? ofRequests : readings.filter(({ isTs }) => !isTs);
}

/** Seconds where milliseconds belong are in January 1970. */
function isInSeconds({ client, isTs }: ClockReading): boolean {
  return isTs && isPlausible(client * 1000);
}

function skewOfSeconds(readings: readonly ClockReading[]): ClockSkew {
  // A second has passed by half when it is written, taking one with another.
  const scaled = readings.map(reading => ({ ...reading, client: reading.client * 1000 + 500 }));
  const { offset } = steadyOffset(scaled);
  return { class: 'seconds', offsetMs: Math.round(offset), perDayMs: 0, requests: readings.length, replayed: 0 };
}

function skewOf(readings: readonly ClockReading[]): ClockSkew {
  const fresh = withoutRepeats(readings);
  const repeated = readings.length - fresh.length;
  const { offset, rate, isSteady, behind, ahead } = steadyOffset(fresh);
  const isLate = behind > ahead * 2 + 2 && behind > readings.length * 0.15;
  const isReplay = repeated >= (readings.length > 10 ? 2 : 1) || isLate || (!isSteady && offset < 0);
  return {
    ...classify(offset, isReplay),
    offsetMs: Math.round(offset),
    perDayMs: Math.round(rate * DAY),
    requests: readings.length,
    replayed: isReplay ? repeated + (isLate ? behind : 0) : 0,
  };
}

function classify(offset: number, isReplay: boolean): Pick<ClockSkew, 'class' | 'zoneMinutes'> {
  if (isReplay) return { class: 'replay' };
  if (Math.abs(offset) <= FINE) return { class: 'fine' };
  const zoneMinutes = zoneOf(offset);
  return zoneMinutes === undefined ? { class: 'drift' } : { class: 'time-zone', zoneMinutes };
}

/** Time zones are whole hours or half hours apart, but for three of 45 minutes; at most 14 hours from UTC. */
function zoneOf(offset: number): number | undefined {
  const minutes = Math.round(offset / (15 * MINUTE)) * 15;
  const isZone = minutes % 30 === 0 || [345, 525, 765].includes(Math.abs(minutes));
  const isNear = Math.abs(offset - minutes * MINUTE) < MINUTE;
  return isZone && isNear && minutes !== 0 && Math.abs(minutes) <= 14 * 60 ? minutes : undefined;
}

/** A `Ts` that comes again after a minute was not made anew. */
function withoutRepeats(readings: readonly ClockReading[]): ClockReading[] {
  const first = new Map<number, number>();
  return readings.filter(({ client, gateway, isTs }) => {
    if (!isTs) return true;
    const before = first.get(client);
    if (before === undefined) first.set(client, gateway);
    return before === undefined || gateway - before <= MINUTE;
  });
}

interface SteadyOffset {
  /** At the last of the requests that agree. */
  offset: number;
  /** Of growth, without unit. */
  rate: number;
  isSteady: boolean;
  /** Requests that are behind or ahead of the others by more than what is fine. */
  behind: number;
  ahead: number;
}

/** What most requests agree on. */
function steadyOffset(readings: readonly ClockReading[]): SteadyOffset {
  const middle = readings[Math.floor(readings.length / 2)]?.gateway ?? 0;
  const points = readings.map(({ gateway, client }) => ({ x: gateway - middle, y: client - gateway }));
  // A request says an earlier time than the gateway, a line that tells of the answer a later one.
  const nearest = readings[0]?.isTs ? 0.75 : 0.25;
  const levelled = (rate: number) => points.map(({ x, y }) => y - rate * x);
  const slope = rateOf(points);
  const [level, rated] = [agreed(levelled(0), nearest), agreed(levelled(slope), nearest)];
  // A rate that is none would move the offset: it has to bring the requests together.
  const rate = rated.width < level.width / 2 ? slope : 0;
  const { offset, width } = rate === 0 ? level : rated;
  const apart = levelled(rate).map(each => each - offset);
  const end = points.findLast((_, index) => Math.abs(apart[index] ?? 0) <= FINE)?.x ?? 0;
  return {
    offset: offset + rate * end,
    rate,
    isSteady: width <= STEADY,
    behind: apart.filter(each => each < -FINE).length,
    ahead: apart.filter(each => each > FINE).length,
  };
}

/** @param points by ascending `x` */
function rateOf(points: readonly { x: number; y: number }[]): number {
  const span = (points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0);
  if (points.length < RATED.requests || span < RATED.span) return 0;
  const rate = medianSlope(points);
  return Math.abs(rate) <= RATED.most ? rate : 0;
}

/** @param nearest the share of values below the one that is nearest to the truth: what differs is mostly time on the way */
function agreed(offsets: readonly number[], nearest: number): { offset: number; width: number } {
  const sorted = ascending(offsets);
  const { low, high } = narrowestHalf(sorted);
  const width = high - low;
  const near = sorted.filter(offset => offset >= low - width - SECOND && offset <= high + width + SECOND);
  return { offset: quantile(near, nearest), width };
}
