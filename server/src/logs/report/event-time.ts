import type { LogEvent, WrittenTime } from '../event.ts';
import { inYearOf, isPlausible } from '../evidence/clocks.ts';

const DAY = 24 * 3_600_000;

/**
 * When an event was, for a report. A line that says no time zone is taken to be in that of this machine, and one without a
 * year in the last one that is not in the future: our choice.
 * @param now epoch milliseconds, as what comes back
 * @returns nothing where the event says no time that can be
 */
export function momentOf({ time, written }: LogEvent, now: number): number | undefined {
  const millis = time?.millis ?? (written && momentOfLine(written, now));
  return millis !== undefined && isPlausible(millis) ? millis : undefined;
}

function momentOfLine(written: WrittenTime, now: number): number {
  if (written.isYearKnown) return inZone(written.wall, written.zone);
  const nearest = inZone(inYearOf(written.wall, now), written.zone);
  return nearest <= now + DAY ? nearest : inZone(inYearOf(written.wall, now - 365 * DAY), written.zone);
}

/** @param wall the date and time of day as if they were UTC @param zone minutes east of UTC, or that of this machine */
function inZone(wall: number, zone: number | undefined): number {
  if (zone !== undefined) return wall - zone * 60_000;
  const date = new Date(wall);
  return new Date(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCMilliseconds(),
  ).getTime();
}
