import { REPORT_LIMITS } from './limits.ts';

/** How often something came, and when. */
export interface Count {
  events: number;
  failures: number;
  /** Epoch milliseconds, where events say that. */
  first?: number;
  last?: number;
}

/** What is counted at once. */
export interface Counted {
  isFailure: boolean;
  at: number | undefined;
  /** -1 takes back what was counted before. */
  by: 1 | -1;
}

/** Counts events by something that they have in common. Memory does not grow with their number. */
export class Tally<Key> {
  private readonly counts = new Map<string, { key: Key; count: Count }>();
  /** Events of which there were too many kinds. */
  uncounted = 0;

  /** @param id tells keys apart */
  add(id: string, key: Key, counted: Counted): void {
    const known = this.counts.get(id);
    if (!known && this.counts.size >= REPORT_LIMITS.keys) {
      this.uncounted += counted.by;
      return;
    }
    const { count } = known ?? { count: { events: 0, failures: 0 } };
    if (!known) this.counts.set(id, { key, count });
    countIn(count, counted);
    if (count.events === 0) this.counts.delete(id);
  }

  /** The most frequent first. */
  rows(): { key: Key; count: Count }[] {
    return [...this.counts.values()].sort((a, b) => b.count.events - a.count.events);
  }

  get size(): number {
    return this.counts.size;
  }
}

/** Counts an event. First and last stay as they are when it is taken back: it comes again at once, complete. */
export function countIn(count: Count, { isFailure, at, by }: Counted): void {
  count.events += by;
  if (isFailure) count.failures += by;
  if (at === undefined) return;
  count.first = Math.min(count.first ?? at, at);
  count.last = Math.max(count.last ?? at, at);
}
