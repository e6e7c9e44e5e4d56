import { element } from '../shared/element.ts';
import { layOutJson } from './json-text.ts';
import type { JournalTexts, MessageView } from './messages.ts';

/** Of a section and of what is in it. */
const HEADINGS = { 2: ['h2', 'h3'], 3: ['h3', 'h4'] } as const;

/** A request or an answer: its headers and its body. @param level of its heading */
export function messageSection(
  title: string,
  { line, headers, body, isCut }: MessageView,
  texts: JournalTexts,
  level: keyof typeof HEADINGS = 2,
) {
  const [outer, inner] = HEADINGS[level];
  // The space is for screen readers, which read a heading in one.
  const heading = element(outer, {}, title, ' ', element('span', { class: 'note' }, line));
  return element(
    'section',
    { class: 'message' },
    heading,
    ...bodyOf(body, isCut, `${title}: ${texts.body}`, texts),
    element(inner, {}, texts.headers),
    element('table', {}, element('tbody', {}, ...headers.map(headerRow))),
  );
}

function bodyOf(body: string, isCut: boolean, label: string, texts: JournalTexts): HTMLElement[] {
  if (body === '') return [element('p', { class: 'note' }, texts.noBody)];
  const pieces = layOutJson(body);
  const content = pieces?.map(({ kind, text }) => (kind === 'mark' ? text : element('span', { class: kind }, text)));
  const text = element('pre', { class: 'body', tabindex: '0', 'aria-label': label }, ...(content ?? [body]));
  return isCut ? [text, element('p', { class: 'note' }, texts.cut)] : [text];
}

function headerRow([name, value]: [string, string]): HTMLElement {
  return element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, value));
}
