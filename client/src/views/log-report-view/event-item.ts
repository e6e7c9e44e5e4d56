import type { EventRow } from '../../../../server/src/logs/report/model.ts';
import { element } from '../shared/element.ts';
import { toned } from '../shared/tone-sign.ts';
import type { LogReportTexts } from './messages.ts';
import type { Times } from './times.ts';

/** One line of the list of events. @param position its place in the list, which counts from 1, and how many there are */
export function eventItem(
  row: EventRow,
  position: { index: number; of: number },
  texts: LogReportTexts,
  times: Times,
): HTMLElement {
  const { id, at, code, tone, title, operationType, place } = row;
  const attributes = {
    role: 'option',
    id: itemId(id),
    class: 'entry',
    'aria-selected': 'false',
    'aria-posinset': String(position.index),
    'aria-setsize': String(position.of),
    title: [operationType, `${code ?? ''} ${title}`.trim(), place.label].filter(Boolean).join('\n'),
  };
  return element(
    'div',
    attributes,
    element('time', {}, times.timeText(at)),
    toned(tone, codeText(code, texts)),
    operationType === undefined
      ? element('span', { class: 'note' }, title)
      : element('span', { class: 'operation' }, element('bdi', {}, operationType)),
    element('span', { class: 'place' }, place.label),
  );
}

/** Codes of packages are words, too long for a column of numbers. */
function codeText(code: EventRow['code'], texts: LogReportTexts): string {
  return code === undefined ? texts.noCode : String(code);
}

export function itemId(id: number): string {
  return `event-${id}`;
}
