import { element } from '../shared/element.ts';
import { fill } from '../shared/fill.ts';
import { messageSection } from './message-section.ts';
import type { BackendView, JournalTexts } from './messages.ts';
import { durationText } from './times.ts';

/** What the gateway asked the backend on account of a call, and what came back. @param index of several */
export function backendSection(call: BackendView, index: number, texts: JournalTexts): HTMLElement {
  const { ms, attempts, request, answer, failure } = call;
  const id = `heading-backend-${index}`;
  return element(
    'section',
    { class: 'backend', 'aria-labelledby': id },
    element('h2', { id }, texts.backend, ' ', element('span', { class: 'note' }, durationText(ms))),
    ...(attempts > 1 ? [element('p', { class: 'note' }, fill(texts.sentAgain, attempts))] : []),
    element(
      'div',
      { class: 'exchange' },
      messageSection(texts.backendRequest, request, texts, 3),
      answer ? messageSection(texts.backendAnswer, answer, texts, 3) : noAnswer(failure, texts),
    ),
  );
}

function noAnswer(failure: string, texts: JournalTexts): HTMLElement {
  return element(
    'section',
    { class: 'message' },
    element('h3', {}, texts.backendAnswer),
    element('p', { class: 'note' }, texts.noAnswer),
    element('p', {}, failure),
  );
}
