import type { EventDetails, EventRow, PlaceView } from '../../../../server/src/logs/report/model.ts';
import { button, element } from '../shared/element.ts';
import { sign } from '../shared/tone-sign.ts';
import type { LogReportTexts } from './messages.ts';
import { placeLink } from './place-link.ts';
import type { Times } from './times.ts';

export interface EventPaneOptions {
  texts: LogReportTexts;
  onOpen(place: PlaceView): void;
  onStory(traceId: string): void;
  onCopy(text: string): void;
}

/** One event: what it is, why it came to that, what to do, and where it stands. */
export function eventPane(details: EventDetails, times: Times, options: EventPaneOptions): HTMLElement[] {
  const { row, facts, related } = details;
  const { texts, onOpen } = options;
  return [
    heading(row, times, texts),
    actions(details, times, options),
    ...explanation(details, texts),
    ...(related.length === 0
      ? []
      : [
          element('h2', {}, texts.related),
          element(
            'ul',
            { class: 'places' },
            ...related.map(({ place, title }) => element('li', {}, placeLink(place, texts, onOpen), ' ', title)),
          ),
        ]),
    ...(facts.length === 0 ? [] : [element('h2', {}, texts.facts), factList(facts)]),
  ];
}

function heading({ tone, code, title, operationType, at, traceId }: EventRow, times: Times, texts: LogReportTexts) {
  const facts = [times.momentText(at), traceId === undefined ? '' : `${texts.traceId} ${traceId}`].filter(Boolean);
  return element(
    'header',
    { class: tone },
    element(
      'h1',
      {},
      sign(tone),
      ...(code === undefined ? [] : [element('span', { class: 'code' }, String(code))]),
      element('span', {}, title),
    ),
    element('p', { class: 'operation' }, operationType ?? texts.noOperationType),
    element('p', { class: 'note' }, facts.join(' · ')),
  );
}

function actions(details: EventDetails, times: Times, { texts, onOpen, onStory, onCopy }: EventPaneOptions) {
  const { place, traceId } = details.row;
  return element(
    'div',
    { class: 'actions' },
    place.isThere
      ? button(`${texts.goTo} ${place.label}`, true, () => onOpen(place))
      : element('span', { class: 'note' }, `${place.label}: ${texts.gone}`),
    ...(traceId === undefined ? [] : [button(texts.showRequest, false, () => onStory(traceId))]),
    button(texts.copyEvent, false, () => onCopy(eventText(details, times, texts))),
  );
}

function explanation({ row, explanation: why, meaning, remedies }: EventDetails, texts: LogReportTexts): HTMLElement[] {
  if (why === '' && remedies.length === 0) return [];
  const list = element('ul', {}, ...remedies.map(remedy => element('li', {}, remedy)));
  return [
    element(
      'section',
      { class: `explanation ${row.tone}` },
      element('h2', {}, texts.explanation),
      element('p', {}, why),
      ...(meaning === undefined ? [] : [element('p', { class: 'note' }, meaning)]),
      ...(remedies.length === 0 ? [] : [element('h3', {}, texts.remedies), list]),
    ),
  ];
}

function factList(facts: EventDetails['facts']): HTMLElement {
  const pairs = facts.flatMap(({ name, value }) => [element('dt', {}, name), element('dd', {}, value)]);
  return element('dl', {}, ...pairs);
}

/** For tickets: it holds nothing that the page does not show. */
function eventText(
  { row, explanation: why, remedies, facts }: EventDetails,
  times: Times,
  texts: LogReportTexts,
): string {
  const { code, title, operationType, at, traceId, place } = row;
  const lines = [
    [code, title].filter(part => part !== undefined).join(' '),
    operationType,
    [times.momentText(at), place.label].filter(Boolean).join(' · '),
    traceId === undefined ? undefined : `${texts.traceId} ${traceId}`,
    why,
    ...remedies.map(remedy => `- ${remedy}`),
    ...facts.map(({ name, value }) => `${name}: ${value}`),
  ];
  return `${lines.filter(line => line !== undefined && line !== '').join('\n')}\n`;
}
