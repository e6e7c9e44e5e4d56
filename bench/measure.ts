/** One line of the benchmark's table. */
export interface Row {
  what: string;
  /** The measured figure with its unit. */
  figure: string;
  /** What it is to be, or what it is compared with. */
  goal: string;
  isMet: boolean;
}

/** The middle of several measurements: one slow run says nothing. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Milliseconds that an asynchronous piece of work takes, by the wall clock. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** A row whose figure must not exceed a limit. */
export function atMost(what: string, value: number, limit: number, unit: string): Row {
  const round = (number: number) => (number < 10 ? number.toFixed(1) : number.toFixed(0));
  return { what, figure: `${round(value)} ${unit}`, goal: `≤ ${limit} ${unit}`, isMet: value <= limit };
}
