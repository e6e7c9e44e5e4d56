import { fileKey } from '../files/paths.ts';

/** How many files are worked on at once. */
const WIDTH = 8;

/**
 * Works through files, several at once, but never twice at once on one. A file that is added while it is worked on has
 * its turn again, so that its last turn began after the last time that it was added.
 */
export class FileQueue {
  private readonly waiting = new Map<string, string>();
  private readonly running = new Map<string, string>();
  private readonly onIdle: (() => void)[] = [];
  private workers = 0;

  /** @param work must not reject */
  constructor(private readonly work: (file: string) => Promise<void>) {}

  add(file: string): void {
    this.waiting.set(fileKey(file), file);
    if (this.workers === WIDTH) return;
    this.workers++;
    // In another turn, so that what is added together is taken together. It does not reject.
    void Promise.resolve().then(() => this.run());
  }

  /** How many files wait. */
  get size(): number {
    return this.waiting.size;
  }

  /** The files that wait or are worked on. */
  files(): string[] {
    return [...this.waiting.values(), ...this.running.values()];
  }

  /** Forgets what waits. */
  clear(): void {
    this.waiting.clear();
  }

  /** Resolves when nothing is left to do. */
  idle(): Promise<void> {
    return this.workers === 0 ? Promise.resolve() : new Promise(resolve => this.onIdle.push(resolve));
  }

  private async run(): Promise<void> {
    for (let next = this.take(); next; next = this.take()) {
      const [key, file] = next;
      this.running.set(key, file);
      await this.work(file);
      this.running.delete(key);
    }
    this.workers--;
    if (this.workers === 0) for (const resolve of this.onIdle.splice(0)) resolve();
  }

  private take(): [key: string, file: string] | undefined {
    for (const entry of this.waiting) {
      // Whoever works on it comes back for it.
      if (this.running.has(entry[0])) continue;
      this.waiting.delete(entry[0]);
      return entry;
    }
    return undefined;
  }
}
