const FIRST_YEAR = 1980;
const LAST_YEAR = 2107;

/**
 * A time as ZIP headers have it, in steps of two seconds. The format means local time; we write UTC, so that bytes do
 * not depend on where a package is built (our choice; the console writes its own zone, UTC+8: measured). Times that
 * the format cannot hold become the nearest one that it can.
 */
export function dosTimeOf(date: Date): { dosTime: number; dosDate: number } {
  const year = date.getUTCFullYear();
  if (year < FIRST_YEAR) return dosTimeOf(new Date(Date.UTC(FIRST_YEAR, 0, 1)));
  if (year > LAST_YEAR) return dosTimeOf(new Date(Date.UTC(LAST_YEAR, 11, 31, 23, 59, 58)));
  return {
    dosTime: (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1),
    dosDate: ((year - FIRST_YEAR) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate(),
  };
}
