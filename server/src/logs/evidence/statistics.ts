/** A value that a share of the others does not exceed. @param sorted ascending, not empty @param share 0 to 1 */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.round((sorted.length - 1) * share)] as number;
}

export function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

/** The narrowest interval that has more than half of the values: half of them may be wrong without moving it far. */
export function narrowestHalf(sorted: readonly number[]): { low: number; high: number } {
  const half = Math.floor(sorted.length / 2);
  let start = 0;
  const width = (from: number) => (sorted[from + half] as number) - (sorted[from] as number);
  for (let from = 1; from + half < sorted.length; from++) if (width(from) < width(start)) start = from;
  return { low: sorted[start] as number, high: sorted[start + half] as number };
}

/** How many slopes are looked at: those of all points with each other would be too many. */
const SLOPES = 2000;

/**
 * The median of the slopes between points (Theil and Sen), which a third of wrong ones does not spoil.
 * @param points by ascending `x`
 */
export function medianSlope(points: readonly { x: number; y: number }[]): number {
  const half = Math.floor(points.length / 2);
  const step = Math.max(1, Math.floor((half * (points.length - half)) / SLOPES));
  const slopes: number[] = [];
  // From one half to the other: points that are close say little of a slope.
  for (let pair = 0; pair < half * (points.length - half); pair += step) {
    const [from, to] = [points[pair % half], points[half + Math.floor(pair / half)]];
    if (from && to && to.x > from.x) slopes.push((to.y - from.y) / (to.x - from.x));
  }
  return slopes.length === 0 ? 0 : quantile(ascending(slopes), 0.5);
}
