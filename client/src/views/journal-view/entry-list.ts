import { element } from '../shared/element.ts';
import { listenToKeys } from '../shared/list-keys.ts';
import { entryItem, itemId } from './entry-item.ts';
import type { EntryRow, JournalTexts } from './messages.ts';

export interface EntryListOptions {
  texts: JournalTexts;
  /** An entry was chosen, by mouse or by keyboard. */
  onChoose(row: EntryRow): void;
  /** Enter: on to what is shown of the entry. */
  onEnter(): void;
}

/**
 * The entries as a list box, as the ARIA practices describe it: one stop for Tab, what the arrows come to is chosen. New
 * entries move neither the choice nor what is in sight.
 */
export class EntryList {
  readonly root: HTMLElement;
  private rows: EntryRow[] = [];
  /** By id: an item stays the same as long as it is in the list. */
  private items = new Map<number, HTMLElement>();
  private chosen: number | undefined;

  constructor(private readonly options: EntryListOptions) {
    const label = options.texts.calls;
    this.root = element('div', { role: 'listbox', class: 'entries', 'aria-label': label, tabindex: '0' });
    listenToKeys({
      root: this.root,
      index: () => this.index,
      length: () => this.rows.length,
      go: index => this.go(index),
      enter: () => this.options.onEnter(),
    });
  }

  /** @param rows newest first */
  show(rows: EntryRow[]): void {
    const keepPlace = this.placeKeeper();
    const items = new Map<number, HTMLElement>();
    for (const row of rows) items.set(row.id, this.items.get(row.id) ?? this.newItem(row));
    this.rows = rows;
    this.items = items;
    this.root.replaceChildren(...items.values());
    keepPlace();
    this.mark();
  }

  /** Marks an entry as the chosen one, without telling about it. */
  choose(id: number | undefined): void {
    this.chosen = id;
    this.mark();
  }

  /** Chooses the first entry where none in the list is. */
  focus(): void {
    this.root.focus();
    if (this.index < 0) this.go(0);
    else this.reveal();
  }

  private get index(): number {
    return this.rows.findIndex(({ id }) => id === this.chosen);
  }

  private newItem(row: EntryRow): HTMLElement {
    const item = entryItem(row, this.options.texts);
    item.addEventListener('click', () => this.pick(row));
    return item;
  }

  private pick(row: EntryRow): void {
    this.choose(row.id);
    this.reveal();
    this.options.onChoose(row);
  }

  private go(index: number): void {
    const row = this.rows[Math.max(0, Math.min(index, this.rows.length - 1))];
    if (row && row.id !== this.chosen) this.pick(row);
  }

  private mark(): void {
    for (const [id, item] of this.items) item.setAttribute('aria-selected', String(id === this.chosen));
    if (this.chosen !== undefined && this.items.has(this.chosen))
      this.root.setAttribute('aria-activedescendant', itemId(this.chosen));
    else this.root.removeAttribute('aria-activedescendant');
  }

  private reveal(): void {
    if (this.chosen !== undefined) this.items.get(this.chosen)?.scrollIntoView({ block: 'nearest' });
  }

  /** At its top the list shows what is new; anywhere else, what is in sight stays where it is. */
  private placeKeeper(): () => void {
    const { root } = this;
    if (root.scrollTop === 0) return () => undefined;
    const inSight = [...this.items.values()].find(item => item.offsetTop + item.offsetHeight > root.scrollTop);
    const distance = (inSight?.offsetTop ?? 0) - root.scrollTop;
    return () => {
      if (inSight?.isConnected) root.scrollTop = inSight.offsetTop - distance;
    };
  }
}
