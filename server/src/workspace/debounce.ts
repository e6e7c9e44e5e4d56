/** Typing settles for this long before what was typed is looked at. */
const DEBOUNCE_MS = 250;

/** Starts work once typing has settled. What is scheduled for one key does not hold up that of another. */
export class Debouncer<Key> {
  private readonly timers = new Map<Key, NodeJS.Timeout>();

  /** Takes the place of work that waits for this key. */
  schedule(key: Key, work: () => void, delay = DEBOUNCE_MS): void {
    this.cancel(key);
    const run = () => {
      this.timers.delete(key);
      work();
    };
    this.timers.set(key, setTimeout(run, delay));
  }

  /** What waits for this key does not come any more. */
  cancel(key: Key): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
  }
}
