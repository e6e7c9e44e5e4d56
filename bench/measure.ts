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

/** A row whose figure is to be known, without a goal. */
export function toKnow(what: string, value: number, unit: string): Row {
  return { what, figure: figureOf(value, unit), goal: '–' };
}

function figureOf(value: number, unit: string): string {
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ${unit}`;
}
