/** What Tab comes to. */
const STOPS = 'button, [tabindex="0"]';

/**
 * Keeps a keyboard's user at their place in a part of a page that is made anew: what stands where the focus was has it
 * afterwards. A page that others have the focus of takes it only once it is given back, so that nobody loses it while typing.
 */
export class FocusKeeper {
  /** Which of the stops is to have the focus; -1 for none. */
  private awaited = -1;

  constructor(private readonly root: HTMLElement) {
    window.addEventListener('focus', () => this.restore());
  }

  /** @param draw makes all or some of the part anew; where it leaves no stop, a later drawing gives the focus to one */
  around(draw: () => void): void {
    const { activeElement } = document;
    const at = activeElement instanceof HTMLElement ? this.stops.indexOf(activeElement) : -1;
    if (at >= 0) this.awaited = at;
    draw();
    if (document.hasFocus()) this.restore();
  }

  private get stops(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(STOPS)].filter(stop => stop.checkVisibility());
  }

  private restore(): void {
    const isTaken = document.activeElement !== null && document.activeElement !== document.body;
    const { stops } = this;
    // Of fewer than before, it is the last one.
    const stop = stops[Math.min(this.awaited, stops.length - 1)];
    if (!isTaken) stop?.focus();
    if (isTaken || stop) this.awaited = -1;
  }
}
