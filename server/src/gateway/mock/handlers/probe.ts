/** How long handlers that are not busy may take to answer. */
const PATIENCE_MS = 1000;

/** Finds out whether handlers are busy: those that are do not answer. */
export class Probe {
  private asked: Promise<boolean> | undefined;
  private answer: () => void = () => undefined;

  /** @param send asks them */
  constructor(private readonly send: () => void) {}

  /** Whether they answer. */
  isResponsive(): Promise<boolean> {
    this.asked ??= this.ask().finally(() => {
      this.asked = undefined;
    });
    return this.asked;
  }

  /** They have answered. */
  answered(): void {
    this.answer();
  }

  private ask(): Promise<boolean> {
    return new Promise(resolve => {
      // An answer may have arrived while this side was busy itself: it comes before what is immediate.
      const timer = setTimeout(() => setImmediate(() => resolve(false)), PATIENCE_MS);
      this.answer = () => {
        clearTimeout(timer);
        resolve(true);
      };
      this.send();
    });
  }
}
