/** How many lines Page Up and Page Down go. */
const PAGE = 10;

/** A list of which one line is chosen. */
export interface KeyedList {
  root: HTMLElement;
  /** Where the choice is; -1 where there is none. */
  index(): number;
  length(): number;
  /** Chooses a line, the nearest that there is. */
  go(index: number): void;
  /** On to what is shown of the chosen line. */
  enter(): void;
}

/** Has keys move the choice of a list box, as the ARIA practices describe it. */
export function listenToKeys({ root, index, length, go, enter }: KeyedList): void {
  const actions: Record<string, () => void> = {
    ArrowDown: () => go(index() + 1),
    ArrowUp: () => go(index() - 1),
    PageDown: () => go(index() + PAGE),
    PageUp: () => go(index() - PAGE),
    Home: () => go(0),
    End: () => go(length() - 1),
    Enter: enter,
  };
  root.addEventListener('keydown', event => {
    const act = actions[event.key];
    if (!act || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  });
}
