import { button, element } from '../shared/element.ts';
import type { Action, GatewayView, JournalTexts } from './messages.ts';

/** What stands in place of entries while there are none: why, and what to do. Screen readers say it when it changes. */
export class Placeholder {
  readonly root = element('div', { class: 'waiting' });
  /** The state that is shown, as JSON. */
  private shown = '';

  constructor(
    private readonly texts: JournalTexts,
    private readonly act: (action: Action) => void,
  ) {}

  show(gateway: GatewayView): void {
    const state = JSON.stringify(gateway);
    if (state === this.shown) return;
    this.shown = state;
    this.root.setAttribute('role', gateway.kind === 'failed' ? 'alert' : 'status');
    this.root.replaceChildren(...this.contentOf(gateway));
  }

  private contentOf(gateway: GatewayView): HTMLElement[] {
    const { texts } = this;
    const start = button(texts.start, true, () => this.act('start'));
    switch (gateway.kind) {
      case 'stopped':
        return [...lines(texts.stopped), actions(start)];
      case 'starting':
        return lines(texts.starting);
      case 'failed': {
        const showLog = button(texts.showLog, false, () => this.act('show-log'));
        return [...lines(texts.failed, gateway.reason), actions(start, showLog)];
      }
      case 'running':
        return gateway.connection.kind === 'live' ? this.empty(gateway.url) : lines(texts.connecting);
    }
  }

  private empty(url: string): HTMLElement[] {
    const { texts } = this;
    const call = button(texts.callOperation, true, () => this.act('call'));
    const copy = button(texts.copyUrl, false, () => this.act('copy-url'));
    const address = element('p', {}, element('code', {}, url));
    return [...lines(texts.empty, texts.emptyHelp), address, actions(call, copy)];
  }
}

function lines(...texts: string[]): HTMLElement[] {
  return texts.map(text => element('p', {}, text));
}

function actions(...buttons: HTMLButtonElement[]): HTMLElement {
  return element('div', { class: 'actions' }, ...buttons);
}
