import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';

/**
 * Says when something may have happened to a file: the system tells of its folder, which outlives files that are renamed and
 * made anew. Where it tells nothing, such as for network drives, the file is looked at from time to time.
 */
export class FileChanges implements Disposable {
  private readonly timer: NodeJS.Timeout;
  private watcher: FSWatcher | undefined;
  private hasChanged = false;
  private wake: () => void = () => undefined;

  /**
   * @param pollMs how often it is looked at for what the system did not tell
   * @param signal ends waiting
   */
  constructor(
    private readonly file: string,
    pollMs: number,
    private readonly signal: AbortSignal,
  ) {
    this.watch();
    signal.addEventListener('abort', () => this.wake(), { once: true });
    this.timer = setInterval(() => {
      // The folder may not have been there.
      if (!this.watcher) this.watch();
      this.tell();
    }, pollMs);
  }

  /** Resolves as soon as something may have happened since this was asked last, or when there is nothing more to wait for. */
  async next(): Promise<void> {
    if (!this.hasChanged && !this.signal.aborted) {
      await new Promise<void>(resolve => {
        this.wake = resolve;
      });
    }
    this.hasChanged = false;
  }

  [Symbol.dispose](): void {
    clearInterval(this.timer);
    this.watcher?.close();
  }

  private watch(): void {
    const name = path.basename(this.file);
    try {
      this.watcher = watch(path.dirname(this.file), (_, changed) => {
        if (changed === null || changed === name) this.tell();
      });
    } catch {
      // No folder, or no watches left: looking from time to time does it.
      return;
    }
    this.watcher.on('error', () => {
      this.watcher?.close();
      this.watcher = undefined;
    });
  }

  private tell(): void {
    this.hasChanged = true;
    this.wake();
  }
}
