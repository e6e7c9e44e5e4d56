import type { PlaceView, StoryView } from '../../../../server/src/logs/report/model.ts';
import { element } from '../shared/element.ts';
import { fill } from '../shared/fill.ts';
import { sign, toned } from '../shared/tone-sign.ts';
import type { LogReportTexts } from './messages.ts';
import { placeLink } from './place-link.ts';
import { link } from './table.ts';
import type { Times } from './times.ts';

export interface StoryPaneOptions {
  texts: LogReportTexts;
  onOpen(place: PlaceView): void;
  /** An event of the request is to be seen. */
  onEvent(id: number): void;
}

/** One request through all logs: how it ended, its way from side to side, and all lines that name it. */
export function storyPane(story: StoryView, times: Times, options: StoryPaneOptions): HTMLElement[] {
  const { texts } = options;
  return [heading(story, times, texts), ...steps(story, times, options), ...lines(story, options)];
}

function heading(
  { traceId, gateway, operationType, outcome }: StoryView,
  times: Times,
  texts: LogReportTexts,
): HTMLElement {
  const facts = [
    `${texts.traceId} ${traceId}`,
    ...(gateway ? [`${texts.gateway} ${gateway.ipv4}, ${times.momentText(gateway.at)}`] : []),
  ];
  return element(
    'header',
    {},
    element('h1', {}, operationType ?? texts.noOperationType),
    ...(outcome ? [element('p', { class: outcome.tone }, sign(outcome.tone), outcome.text)] : []),
    ...facts.map(fact => element('p', { class: 'note' }, fact)),
  );
}

function steps({ steps: all }: StoryView, times: Times, { texts, onOpen, onEvent }: StoryPaneOptions): HTMLElement[] {
  if (all.length === 0) return [];
  const items = all.map(({ row, sideName, costMs }) =>
    element(
      'li',
      {},
      element('span', { class: 'side' }, sideName),
      toned(row.tone, ''),
      link([row.code, row.title].filter(part => part !== undefined).join(' '), undefined, () => onEvent(row.id)),
      element(
        'span',
        { class: 'note' },
        [times.timeText(row.at), costMs === undefined ? '' : `${costMs} ms`].filter(Boolean).join(' · '),
      ),
      placeLink(row.place, texts, onOpen),
    ),
  );
  return [element('h2', {}, texts.steps), element('ol', { class: 'steps' }, ...items)];
}

function lines({ lines: all, isCut }: StoryView, { texts, onOpen }: StoryPaneOptions): HTMLElement[] {
  const items = all.map(({ place, text }) =>
    element('li', {}, placeLink(place, texts, onOpen), element('code', {}, text)),
  );
  return [
    element('h2', {}, texts.lines),
    all.length === 0 ? element('p', { class: 'note' }, texts.noLines) : element('ol', { class: 'log-lines' }, ...items),
    ...(isCut ? [element('p', { class: 'note' }, fill(texts.moreLines, all.length))] : []),
  ];
}
