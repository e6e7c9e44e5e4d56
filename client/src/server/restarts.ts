/** An end that nobody asked for. */
export interface ServerEnd {
  at: Date;
  /** For users. */
  reason: string;
}

/** A server that ends by itself is started again this often within the window, and no more. */
const LIMIT = 5;
const WINDOW_MS = 3 * 60_000;

/** How many ends are remembered, for reports. */
const REMEMBERED = 20;

/** Counts the ends of a server, so that one that cannot live is not started for ever. */
export class Restarts {
  private readonly ends: ServerEnd[] = [];
  private counted: ServerEnd[] = [];

  /** The last ends, oldest first, those that were forgiven among them. */
  get history(): readonly ServerEnd[] {
    return this.ends;
  }

  /** @returns whether the server may be started again */
  ended(reason: string, at = new Date()): boolean {
    const end = { at, reason };
    this.ends.push(end);
    if (this.ends.length > REMEMBERED) this.ends.shift();
    this.counted = [...this.recent(at), end];
    return this.counted.length <= LIMIT;
  }

  /** The ends that count at a moment. */
  recent(at = new Date()): readonly ServerEnd[] {
    return this.counted.filter(end => at.getTime() - end.at.getTime() < WINDOW_MS);
  }

  /** The user starts it anew: what was does not count any more. */
  forgive(): void {
    this.counted = [];
  }
}
