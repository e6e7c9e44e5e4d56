import type { NumberRange } from './number-values.ts';
import { REFERENCE_DATE } from './reference-date.ts';

const NOW = REFERENCE_DATE.getTime();
const DAY = 24 * 60 * 60 * 1000;

const USUAL: NumberRange = { minimum: 1, maximum: 1000, decimals: 0 };

/** What numbers usually are by the name of their property, lower case, the first that fits. */
const RANGES: readonly [RegExp, NumberRange][] = [
  [/(price|amount|balance|fee|cost|money|salary|discount|payment|subtotal)$/, whole(1, 1000, 2)],
  [/^age$/, whole(18, 80)],
  [/percent(age)?$/, whole(0, 100)],
  [/(rate|ratio)$/, whole(0, 1, 2)],
  [/(score|rating|stars)$/, whole(1, 5, 1)],
  [/^lat(itude)?$|latitude$/, whole(-90, 90, 4)],
  [/^(lng|lon)$|longitude$/, whole(-180, 180, 4)],
  [/^page(no|num|number|index)?$|^offset$/, whole(1, 10)],
  [/^(page)?(size|limit)$/, whole(10, 50)],
  [/(count|quantity|qty|stock|total|num|sales|times)$/, whole(1, 200)],
  [/(expir|due|until|deadline).*(at|on|time|date|timestamp)$/, whole(NOW + 5 * 365 * DAY, NOW + 10 * 365 * DAY)],
  [/(time|timestamp|date)$|(created|updated|deleted|paid|sent|modified)at$/, whole(NOW - 365 * DAY, NOW)],
  [/year$/, whole(2000, 2026)],
  [/month$/, whole(1, 12)],
  [/day$/, whole(1, 28)],
  [/hours?$/, whole(0, 23)],
  [/(minutes?|seconds?)$/, whole(0, 59)],
  [/(id|no|code)$/, whole(100_000, 999_999)],
  [/(version|level|rank|priority|step)$/, whole(1, 10)],
];

/** The usual range of a property's numbers. */
export function usualRange(name: string): NumberRange {
  const lower = name.toLowerCase();
  return RANGES.find(([expression]) => expression.test(lower))?.[1] ?? USUAL;
}

function whole(minimum: number, maximum: number, decimals = 0): NumberRange {
  return { minimum, maximum, decimals };
}
