import { setImmediate } from 'node:timers/promises';

/** Long enough to get on, short enough for a request that waits. */
const TURN_MS = 10;

/** Lets everything else have its turn between pieces of long work. */
export class Turns {
  private start = performance.now();

  /** Returns at once while there is time left. */
  async next(): Promise<void> {
    if (performance.now() - this.start < TURN_MS) return;
    await setImmediate();
    this.start = performance.now();
  }
}
