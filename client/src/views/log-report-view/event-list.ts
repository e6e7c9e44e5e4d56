import type { EventPage, EventRow } from '../../../../server/src/logs/report/model.ts';
import { element } from '../shared/element.ts';
import { listenToKeys } from '../shared/list-keys.ts';
import { eventItem, itemId } from './event-item.ts';
import type { LogReportTexts } from './messages.ts';
import type { Times } from './times.ts';

/** How many lines are asked for at once. */
const CHUNK = 100;
/** How many more lines than are seen are there, on each side. */
const MARGIN = 20;

export interface EventListOptions {
  texts: LogReportTexts;
  /** Lines are needed. */
  load(start: number, count: number): void;
  /** An event was chosen, by mouse or by keyboard. */
  onChoose(row: EventRow): void;
  /** Enter: on to what is shown of the event. */
  onEnter(): void;
}

/**
 * Events as a list box, as the ARIA practices describe it: one stop for Tab, what the arrows come to is chosen. Only what is in
 * sight is there, so that lists may have any length. New events move neither the choice nor what is in sight.
 */
export class EventList {
  readonly root: HTMLElement;
  private readonly content = element('div', { class: 'lines', role: 'presentation' });
  private readonly height = lineHeight();
  private rows = new Map<number, EventRow>();
  private length = 0;
  private chosen: number | undefined;
  /** Where the choice is in the list. */
  private index = -1;
  /** A line that is to be chosen once it is there. */
  private wanted: number | undefined;

  constructor(
    private readonly options: EventListOptions,
    private times: Times,
  ) {
    const label = options.texts.events;
    this.root = element('div', { role: 'listbox', class: 'entries', 'aria-label': label, tabindex: '0' }, this.content);
    this.root.style.setProperty('--line', `${this.height}px`);
    listenToKeys({
      root: this.root,
      index: () => this.index,
      length: () => this.length,
      go: index => this.go(index),
      enter: () => this.options.onEnter(),
    });
    this.root.addEventListener('scroll', () => this.render(), { passive: true });
    new ResizeObserver(() => this.render()).observe(this.root);
  }

  setTimes(times: Times): void {
    this.times = times;
  }

  /** Asks for what is in sight, which may be others now. @param isOther whether it is another list, and not more of the same */
  refresh(isOther: boolean): void {
    if (isOther) {
      // What is still to be seen is of the other list: nothing of it can be chosen any more.
      this.rows = new Map();
      this.length = 0;
      this.index = -1;
      this.root.scrollTop = 0;
    }
    const { start, end } = this.inSight;
    this.options.load(start, Math.max(CHUNK, end - start));
  }

  /** @param start the place of the first of the lines */
  show(start: number, { rows, matching }: EventPage): void {
    const added = this.length === 0 ? 0 : matching - this.length;
    if (added !== 0) {
      // New ones come at the top.
      if (this.index >= 0) this.index += added;
      if (this.root.scrollTop > 0) this.root.scrollTop += added * this.height;
    }
    this.length = matching;
    this.content.style.height = `${matching * this.height}px`;
    this.rows = new Map(rows.map((row, offset) => [start + offset, row]));
    const wanted = this.wanted === undefined ? undefined : this.rows.get(this.wanted);
    if (wanted && this.wanted !== undefined) this.pick(this.wanted, wanted);
    this.render();
  }

  /** Marks no event as the chosen one. */
  clear(): void {
    this.chosen = undefined;
    this.index = -1;
    this.render();
  }

  /** Chooses the first event where none in the list is. */
  focus(): void {
    this.root.focus();
    if (this.index < 0) this.go(0);
    else this.reveal();
  }

  private get inSight(): { start: number; end: number } {
    const { scrollTop, clientHeight } = this.root;
    const start = Math.max(0, Math.floor(scrollTop / this.height) - MARGIN);
    return { start, end: Math.min(this.length, Math.ceil((scrollTop + clientHeight) / this.height) + MARGIN) };
  }

  private render(): void {
    const { start, end } = this.inSight;
    const items: HTMLElement[] = [];
    let isMissing = false;
    for (let index = start; index < end; index++) {
      const row = this.rows.get(index);
      if (row) items.push(this.item(index, row));
      else isMissing = true;
    }
    this.content.replaceChildren(...items);
    const { chosen } = this;
    if (items.some(item => item.id === itemId(chosen ?? -1)))
      this.root.setAttribute('aria-activedescendant', itemId(chosen ?? -1));
    else this.root.removeAttribute('aria-activedescendant');
    if (isMissing) this.options.load(start, Math.max(CHUNK, end - start));
  }

  private item(index: number, row: EventRow): HTMLElement {
    const item = eventItem(row, { index: index + 1, of: this.length }, this.options.texts, this.times);
    item.style.top = `${index * this.height}px`;
    if (row.id === this.chosen) {
      item.setAttribute('aria-selected', 'true');
      this.index = index;
    }
    item.addEventListener('click', () => this.pick(index, row));
    return item;
  }

  private pick(index: number, row: EventRow): void {
    this.wanted = undefined;
    this.chosen = row.id;
    this.index = index;
    this.reveal();
    this.render();
    this.options.onChoose(row);
  }

  private go(to: number): void {
    const index = Math.max(0, Math.min(to, this.length - 1));
    const row = this.rows.get(index);
    if (!row) {
      this.wanted = index;
      this.options.load(Math.max(0, index - MARGIN), CHUNK);
    } else if (row.id !== this.chosen) this.pick(index, row);
  }

  private reveal(): void {
    const top = this.index * this.height;
    const { scrollTop, clientHeight } = this.root;
    if (top < scrollTop) this.root.scrollTop = top;
    else if (top + this.height > scrollTop + clientHeight) this.root.scrollTop = top + this.height - clientHeight;
  }
}

/** As high as a line of text with some space around it, whatever size readers have set. */
function lineHeight(): number {
  return Math.ceil(Number.parseFloat(getComputedStyle(document.body).fontSize) * 1.5) + 4;
}
