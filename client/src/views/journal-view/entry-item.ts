import { element } from '../shared/element.ts';
import { toned } from '../shared/tone-sign.ts';
import type { EntryRow, JournalTexts } from './messages.ts';
import { durationText, timeText } from './times.ts';
import { toneOf } from './tone.ts';

/** One line of the list. */
export function entryItem(row: EntryRow, texts: JournalTexts): HTMLElement {
  const { id, at, code, operationType, ms, hypothesis } = row;
  const title = hypothesis === undefined ? operationType : `${operationType}\n${hypothesis}`;
  const attributes = { role: 'option', id: itemId(id), class: 'entry', 'aria-selected': 'false', title };
  return element(
    'div',
    attributes,
    element('time', { datetime: at }, timeText(at)),
    toned(toneOf(code), String(code)),
    operationType === ''
      ? element('span', { class: 'note' }, texts.noOperationType)
      : element('span', { class: 'operation' }, element('bdi', {}, operationType)),
    element('span', { class: 'ms' }, durationText(ms)),
  );
}

export function itemId(id: number): string {
  return `entry-${id}`;
}
