import type { WrittenTime } from '../event.ts';

/** Of a line that has none. A leap year, so that the 29th of February is a day of it. */
const NO_YEAR = 2000;

/** The parts of a date and time as a line has them; of a time zone too, such as `+0800`, `+08:00` or `Z`. */
export interface TimeParts {
  year?: string | undefined;
  month: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
  /** Three digits or more. */
  fraction?: string | undefined;
  zone?: string | undefined;
}

/** @returns nothing where there is no such day or time */
export function writtenAt(parts: TimeParts): WrittenTime | undefined {
  const { year, month, day, hour, minute, second, fraction = '0', zone } = parts;
  const [calendarYear, calendarMonth, calendarDay] = [Number(year ?? NO_YEAR), Number(month) - 1, Number(day)];
  const millis = Math.floor(Number(`0.${fraction}`) * 1000);
  const wall = Date.UTC(calendarYear, calendarMonth, calendarDay, Number(hour), Number(minute), Number(second), millis);
  const date = new Date(wall);
  if (date.getUTCMonth() !== calendarMonth || date.getUTCDate() !== calendarDay) return undefined;
  return { wall, isYearKnown: year !== undefined, ...(zone !== undefined && { zone: minutesOf(zone) }) };
}

/** Of epoch seconds with a fraction: `logcat -v epoch`. */
export function writtenAtEpoch(seconds: string): WrittenTime {
  return { wall: Math.floor(Number(seconds) * 1000), zone: 0, isYearKnown: true };
}

function minutesOf(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/** Epoch milliseconds, where the line says enough for that. */
export function millisOf({ wall, zone, isYearKnown }: WrittenTime): number | undefined {
  return zone === undefined || !isYearKnown ? undefined : wall - zone * 60_000;
}
