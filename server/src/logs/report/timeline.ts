const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

/** How long a bar of a timeline may be. */
const WIDTHS = [
  ...[1, 2, 5, 10, 15, 30].map(count => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map(count => count * MINUTE),
  ...[1, 2, 3, 6, 12].map(count => count * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365].map(count => count * DAY),
];

/** Moments that are told apart; beyond, they are counted over longer times. */
const MOMENTS = 4000;
/** Bars that can still be seen. */
const BARS = 120;
/** So many events may lie beside a timeline for it to be told apart where most are: one line in a hundred may say any time. */
const BESIDE = 0.01;
/** A timeline leaves those out when it becomes so much shorter. */
const SHORTER = 10;

/** How many events there were in each stretch of time, by what they are. */
export interface TimelineCounts {
  /** Of a bar, milliseconds. */
  width: number;
  /** Of the first bar, epoch milliseconds. */
  start: number;
  /** By what was counted, for each bar. */
  bars: ReadonlyMap<string, number>[];
  /** Events before the first bar and after the last. */
  before: number;
  after: number;
}

/** Counts events over time, however many and over however long. */
export class Timeline {
  private width = WIDTHS[0] as number;
  /** By the number of the stretch. */
  private moments = new Map<number, Map<string, number>>();
  /** Puts the beginnings of days where this machine has them. */
  private offset: number | undefined;

  /** @param by -1 takes back what was counted before */
  add(at: number, what: string, by: 1 | -1): void {
    this.offset ??= -new Date(at).getTimezoneOffset() * MINUTE;
    this.addTo(this.moments, Math.floor((at + this.offset) / this.width), what, by);
    while (this.moments.size > MOMENTS) this.widen();
  }

  /** @returns nothing while nothing was counted */
  counts(): TimelineCounts | undefined {
    const places = [...this.moments].map(([place, counts]) => ({ place, total: sum(counts) })).sort(byPlace);
    const [first, last] = [places[0], places.at(-1)];
    if (!first || !last) return undefined;
    const { from, to } = withoutStrays(places, first.place, last.place);
    const span = (to - from + 1) * this.width;
    const width = WIDTHS.find(each => each >= this.width && each % this.width === 0 && span / each <= BARS - 1) ?? span;
    const numberOf = (place: number) => Math.floor((place * this.width) / width);
    const start = numberOf(from);
    const bars = Array.from({ length: numberOf(to) - start + 1 }, () => new Map<string, number>());
    for (const [place, counts] of this.moments) {
      const bar = place < from || place > to ? undefined : bars[numberOf(place) - start];
      for (const [what, count] of counts) if (bar) bar.set(what, (bar.get(what) ?? 0) + count);
    }
    const beside = (isBeside: (place: number) => boolean) =>
      places.reduce((total, each) => total + (isBeside(each.place) ? each.total : 0), 0);
    return {
      width,
      start: start * width - (this.offset ?? 0),
      bars,
      before: beside(place => place < from),
      after: beside(place => place > to),
    };
  }

  private widen(): void {
    const next = WIDTHS.find(width => width > this.width && width % this.width === 0) ?? this.width * 2;
    const wider = new Map<number, Map<string, number>>();
    for (const [place, counts] of this.moments) {
      for (const [what, count] of counts) this.addTo(wider, Math.floor((place * this.width) / next), what, count);
    }
    this.width = next;
    this.moments = wider;
  }

  private addTo(moments: Map<number, Map<string, number>>, place: number, what: string, by: number): void {
    const counts = moments.get(place) ?? new Map<string, number>();
    const count = (counts.get(what) ?? 0) + by;
    if (count === 0) counts.delete(what);
    else counts.set(what, count);
    if (counts.size > 0) moments.set(place, counts);
    else moments.delete(place);
  }
}

interface Place {
  place: number;
  total: number;
}

function byPlace(one: Place, other: Place): number {
  return one.place - other.place;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

/** Where a timeline begins and ends: without few events that are far from all others. */
function withoutStrays(places: readonly Place[], first: number, last: number): { from: number; to: number } {
  const allowed = Math.floor(places.reduce((total, each) => total + each.total, 0) * BESIDE);
  const edge = (inOrder: readonly Place[]) => {
    let passed = 0;
    return inOrder.find(({ total }) => {
      passed += total;
      return passed > allowed / 2;
    })?.place;
  };
  const [from = first, to = last] = [edge(places), edge(places.toReversed())];
  const length = to - from + 1;
  if (last - first + 1 < length * SHORTER) return { from: first, to: last };
  // What is near to the others is no stray.
  const near = places.filter(({ place }) => place >= from - length && place <= to + length);
  return { from: near[0]?.place ?? from, to: near.at(-1)?.place ?? to };
}
