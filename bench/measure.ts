/** One line of the benchmark's table. */
export interface Row {
  what: string;
  /** The measured figure with its unit. */
  figure: string;
  /** What it is to be, or what it is compared with. */
  goal: string;
  /** Absent without a goal. */
  isMet?: boolean;
}

/** The middle of several measurements: one slow run says nothing. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The value that a share of the measurements, in percent, does not exceed. */
export function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}

/** Milliseconds that an asynchronous piece of work takes, by the wall clock. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** A row whose figure must not exceed a limit. */
export function atMost(what: string, value: number, limit: number, unit: string): Row {
  return { what, figure: figureOf(value, unit), goal: `≤ ${limit} ${unit}`, isMet: value <= limit };
}

/** A row whose median must not be below a limit. Not met without measurements. */
export function atLeast(what: string, values: number[], limit: number, unit: string): Row {
  return { what, figure: range(values, unit), goal: `≥ ${limit} ${unit}`, isMet: median(values) >= limit };
}

/** A row whose median must not exceed a limit. */
export function atMostOf(what: string, values: number[], limit: number, unit: string): Row {
  return { what, figure: range(values, unit), goal: `≤ ${limit} ${unit}`, isMet: median(values) <= limit };
}

/** The median of several measurements, with the smallest and the largest: `5.2 ms (4.1–7.0)`. */
export function range(values: number[], unit: string): string {
  if (values.length === 0) return 'not measured';
  return `${figureOf(median(values), unit)} (${digits(Math.min(...values))}–${digits(Math.max(...values))})`;
}

/** A row whose figure is to be known, without a goal. */
export function toKnow(what: string, value: number, unit: string): Row {
  return { what, figure: figureOf(value, unit), goal: '–' };
}

function figureOf(value: number, unit: string): string {
  return `${digits(value)} ${unit}`;
}

function digits(value: number): string {
  if (Math.abs(value) < 1) return value.toFixed(2);
  return Math.abs(value) < 10 ? value.toFixed(1) : value.toFixed(0);
}
