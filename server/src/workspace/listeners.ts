/** Those who want to hear of something. One that fails keeps no other from hearing it. */
export class Listeners<Arguments extends unknown[]> {
  private readonly listeners: ((...given: Arguments) => void)[] = [];

  /** @param failed hears of what a listener throws */
  constructor(private readonly failed: (error: unknown) => void) {}

  readonly add = (listener: (...given: Arguments) => void): void => {
    this.listeners.push(listener);
  };

  readonly tell = (...given: Arguments): void => {
    for (const listener of this.listeners) {
      try {
        listener(...given);
      } catch (error) {
        this.failed(error);
      }
    }
  };
}
