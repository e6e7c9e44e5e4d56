import { parseFilter } from './filter.ts';
import type { EntryRow } from './messages.ts';

/** As many as the gateway keeps. */
const LIMIT = 500;

/** What is known of the list, and which part of it is to be seen. */
export class EntryRows {
  /** Newest first. */
  private all: EntryRow[] = [];
  private matches = parseFilter('');
  /** The last entry before the list was paused; those behind it wait. */
  private paused: { id: number; traceId: string } | undefined;

  get total(): number {
    return this.all.length;
  }

  get isPaused(): boolean {
    return this.paused !== undefined;
  }

  /** How many came since the list was paused. */
  get waiting(): number {
    return this.all.filter(({ id }) => id > this.lastShown).length;
  }

  /** Newest first. */
  get visible(): EntryRow[] {
    return this.all.filter(row => row.id <= this.lastShown && this.matches(row));
  }

  /**
   * Takes other entries in place of all there were. A list that was paused at one of them stays so.
   * @param rows oldest first
   */
  replace(rows: readonly EntryRow[]): void {
    this.all = [];
    this.add(rows);
    this.pauseAt(this.paused?.traceId);
  }

  /** @param rows oldest first */
  add(rows: readonly EntryRow[]): void {
    this.all = [...rows.toReversed(), ...this.all].slice(0, LIMIT);
  }

  find(traceId: string): EntryRow | undefined {
    return this.all.find(row => row.traceId === traceId);
  }

  filter(text: string): void {
    this.matches = parseFilter(text);
  }

  /** @returns the trace id of the last entry that is shown, by which it can be paused there again */
  pause(): string {
    const { id = 0, traceId = '' } = this.all[0] ?? {};
    this.paused = { id, traceId };
    return traceId;
  }

  /** Pauses the list at an entry; when that is not among them, the list is live. */
  pauseAt(traceId: string | undefined): void {
    this.paused = traceId === undefined ? undefined : this.find(traceId);
  }

  resume(): void {
    this.paused = undefined;
  }

  private get lastShown(): number {
    return this.paused?.id ?? Number.POSITIVE_INFINITY;
  }
}
