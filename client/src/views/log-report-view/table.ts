import { button, element } from '../shared/element.ts';
import { fill } from '../shared/fill.ts';
import type { LogReportTexts } from './messages.ts';

/** So many rows of a table are there until all are asked for. */
const FIRST = 8;

export type Cell = Node | string;

export interface TableOptions {
  title: string;
  columns: readonly string[];
  rows: Cell[][];
  /** Columns with numbers, which stand to the right. */
  numbers: readonly number[];
  texts: LogReportTexts;
  /** Whether all rows are there, and what to do when they are asked for. */
  isOpen: boolean;
  onOpen(): void;
}

/** A table under its title; nothing when it has no rows. */
export function table({ title, columns, rows, numbers, texts, isOpen, onOpen }: TableOptions): HTMLElement[] {
  if (rows.length === 0) return [];
  const style = (index: number) => (numbers.includes(index) ? 'number' : undefined);
  const shown = isOpen ? rows : rows.slice(0, FIRST);
  const head = element(
    'tr',
    {},
    ...columns.map((column, index) => element('th', { scope: 'col', class: style(index) }, column)),
  );
  const body = shown.map(cells =>
    element('tr', {}, ...cells.map((cell, index) => element('td', { class: style(index) }, cell))),
  );
  const more = rows.length > shown.length ? [button(fill(texts.showAll, rows.length), false, onOpen)] : [];
  return [
    element('h2', {}, title),
    element('div', { class: 'table' }, element('table', {}, element('thead', {}, head), element('tbody', {}, ...body))),
    ...more,
  ];
}

/** Something in a text that can be clicked. */
export function link(text: Cell, help: string | undefined, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'link', title: help }, text);
  made.addEventListener('click', onClick);
  return made;
}
