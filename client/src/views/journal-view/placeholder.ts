import { button, element } from '../shared/element.ts';
import type { Action, GatewayView, JournalTexts } from './messages.ts';

/** What stands in place of entries while there are none: why, and what to do. */
export function placeholder(gateway: GatewayView, texts: JournalTexts, act: (action: Action) => void): HTMLElement {
  const start = button(texts.start, true, () => act('start'));
  switch (gateway.kind) {
    case 'stopped':
      return waiting([texts.stopped], start);
    case 'starting':
      return waiting([texts.starting]);
    case 'failed':
      return waiting(
        [texts.failed, gateway.reason],
        start,
        button(texts.showLog, false, () => act('show-log')),
      );
    case 'running':
      return gateway.connection.kind === 'live' ? empty(gateway.url, texts, act) : waiting([texts.connecting]);
  }
}

function empty(url: string, texts: JournalTexts, act: (action: Action) => void): HTMLElement {
  const call = button(texts.callOperation, true, () => act('call'));
  const copy = button(texts.copyUrl, false, () => act('copy-url'));
  const made = waiting([texts.empty, texts.emptyHelp], call, copy);
  made.querySelector('.actions')?.before(element('p', {}, element('code', {}, url)));
  return made;
}

function waiting(lines: string[], ...buttons: HTMLButtonElement[]): HTMLElement {
  return element(
    'div',
    { class: 'waiting' },
    ...lines.map(line => element('p', {}, line)),
    ...(buttons.length > 0 ? [element('div', { class: 'actions' }, ...buttons)] : []),
  );
}
