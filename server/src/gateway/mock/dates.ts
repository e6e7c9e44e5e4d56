import { REFERENCE_DATE } from './reference-date.ts';
import type { Source } from './source.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Days from the reference date, by the name of the property, lower case, the first that fits. */
const RANGES: readonly [RegExp, number, number][] = [
  [/birth/, -60 * 365, -18 * 365],
  // Years ahead: a token that is past its time would log users out while they try the app.
  [/expir|due|until|deadline|valid|end(s|ed)?(at|on|time|date)?$/, 5 * 365, 10 * 365],
];

const RECENT = [-30, 0] as const;

/** A point in time as a property of this name usually has it. */
export function drawDate({ next }: Source, name: string): Date {
  const lower = name.toLowerCase();
  const [, from, to] = RANGES.find(([expression]) => expression.test(lower)) ?? [undefined, ...RECENT];
  return new Date(REFERENCE_DATE.getTime() + Math.floor((from + next() * (to - from)) * DAY));
}
