import { setTimeout as wait } from 'node:timers/promises';
import type { JournalSummary } from '../../../server/src/gateway/journal/entry.ts';
import type { JournalClient } from './journal-client.ts';

export interface FollowListener {
  /** In the order in which they came. */
  entries(entries: JournalSummary[]): void;
  /** Entries are heard of as they come. Like `lost`, it is told again only when it changes. */
  connected(): void;
  /** They are not, and it is tried again. @param error why the last try failed */
  lost(error: unknown): void;
}

/** Before the first new try and, doubled each time, at most before another, milliseconds. */
const DELAYS = { first: 250, most: 5_000 };

/** Hears of every entry of a journal, whatever becomes of the connection, until it is told to stop. */
export class Follower {
  private readonly stopping = new AbortController();
  /** Of the last entry that it heard of. */
  private lastId = 0;
  private isConnected: boolean | undefined;
  /** Tries in a row that failed. */
  private failures = 0;

  constructor(
    private readonly client: JournalClient,
    private readonly listener: FollowListener,
    private readonly delays = DELAYS,
  ) {}

  /** Resolves when it was told to stop. */
  async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.follow(signal);
      } catch (error) {
        // One is no news: a connection that was idle for long ends by itself.
        if (++this.failures > 1) this.setConnected(false, () => this.listener.lost(error));
      }
      const { first, most } = this.delays;
      // Told to stop, it does not wait.
      await wait(Math.min(first * 2 ** this.failures, most), undefined, { signal }).catch(() => undefined);
    }
  }

  stop(): void {
    this.stopping.abort();
  }

  private async follow(signal: AbortSignal): Promise<void> {
    await this.catchUp(signal);
    const events = await this.client.events(this.lastId, signal);
    this.failures = 0;
    this.setConnected(true, () => this.listener.connected());
    for await (const { type, data } of events) {
      if (type === 'entry') this.take([JSON.parse(data)]);
      // Events were too many at once.
      if (type === 'skipped') await this.catchUp(signal);
    }
  }

  private async catchUp(signal: AbortSignal): Promise<void> {
    this.take(await this.client.list(this.lastId, signal));
  }

  /** What was caught up with comes once more as events. */
  private take(entries: JournalSummary[]): void {
    const fresh = entries.filter(({ id }) => id > this.lastId);
    this.lastId = fresh.at(-1)?.id ?? this.lastId;
    if (fresh.length > 0 && !this.stopping.signal.aborted) this.listener.entries(fresh);
  }

  private setConnected(isConnected: boolean, tell: () => void): void {
    if (this.isConnected === isConnected || this.stopping.signal.aborted) return;
    this.isConnected = isConnected;
    tell();
  }
}
