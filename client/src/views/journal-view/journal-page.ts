import { button, element } from '../shared/element.ts';
import { FocusKeeper } from '../shared/focus-keeper.ts';
import type { PageHost } from '../shared/page-host.ts';
import { DetailsPane } from './details-pane.ts';
import { EntryList } from './entry-list.ts';
import { EntryRows } from './entry-rows.ts';
import type { EntryRow, FromView, GatewayView, JournalTexts, ToView } from './messages.ts';
import { Placeholder } from './placeholder.ts';
import { Toolbar } from './toolbar.ts';

/** What survives hiding the page. Entries are named by their trace ids, which no other gateway gives again. */
export interface PageState {
  filter?: string;
  chosen?: string | undefined;
  paused?: string | undefined;
}

/** All of the view: the list of entries, what is shown of one, and what stands there while there are none. */
export class JournalPage {
  private readonly rows = new EntryRows();
  private readonly toolbar: Toolbar;
  private readonly list: EntryList;
  private readonly details: DetailsPane;
  private readonly notice: HTMLElement;
  private readonly placeholder: Placeholder;
  private readonly content = element('main');
  private readonly focus = new FocusKeeper(this.content);
  private readonly noMatch: HTMLElement;
  private readonly entries: HTMLElement;
  private gateway: GatewayView = { kind: 'stopped' };
  /** Of an entry that is to be chosen as soon as it is there. */
  private awaited: string | undefined;

  constructor(
    private readonly texts: JournalTexts,
    private readonly host: PageHost<PageState, FromView>,
  ) {
    const { filter = '', chosen } = host.state;
    this.awaited = chosen;
    this.rows.filter(filter);
    this.list = new EntryList({ texts, onChoose: row => this.choose(row), onEnter: () => this.details.focus() });
    this.details = new DetailsPane(texts, (action, id) => host.post({ type: 'entry-action', action, id }));
    this.placeholder = new Placeholder(texts, action => host.post({ type: 'action', action }));
    this.notice = element('p', { class: 'lost warning', role: 'status' });
    this.toolbar = new Toolbar({
      texts,
      filter,
      onFilter: text => this.filter(text),
      onDown: () => this.list.focus(),
      onPause: () => this.pauseOrResume(),
      onClear: () => host.post({ type: 'action', action: 'clear' }),
      onExport: () => host.post({ type: 'action', action: 'export' }),
    });
    const clearFilter = button(texts.clearFilter, false, () => this.toolbar.clearFilter());
    this.noMatch = element('div', { class: 'no-match' }, element('p', { class: 'note' }, texts.noMatch), clearFilter);
    this.entries = element('div', { class: 'list' }, this.list.root, this.noMatch);
    document.body.replaceChildren(this.toolbar.root, this.notice, this.content);
  }

  receive(message: ToView): void {
    switch (message.type) {
      case 'gateway':
        this.gateway = message.gateway;
        this.render();
        break;
      case 'entries':
        this.replace(message.rows);
        break;
      case 'added':
        this.rows.add(message.rows);
        this.render();
        this.chooseAwaited();
        break;
      case 'details':
        this.details.show(message.view);
        break;
      case 'no-details':
        this.details.fail(message.id, message.message);
        break;
      case 'choose':
        this.awaited = message.traceId;
        this.chooseAwaited();
        break;
    }
  }

  private replace(rows: EntryRow[]): void {
    const isFirst = this.rows.total === 0;
    this.rows.replace(rows);
    if (isFirst) this.rows.pauseAt(this.host.state.paused);
    if (rows.length === 0) {
      this.list.choose(undefined);
      this.details.clear();
    }
    this.render();
    this.chooseAwaited();
  }

  private chooseAwaited(): void {
    const row = this.awaited === undefined ? undefined : this.rows.find(this.awaited);
    if (!row) return;
    this.list.choose(row.id);
    this.choose(row);
  }

  private choose({ id, traceId }: EntryRow): void {
    this.awaited = undefined;
    this.host.remember({ chosen: traceId });
    this.details.expect(id);
    this.host.post({ type: 'details', id });
  }

  private filter(text: string): void {
    this.host.remember({ filter: text });
    this.rows.filter(text);
    this.render();
  }

  private pauseOrResume(): void {
    if (this.rows.isPaused) {
      this.rows.resume();
      this.host.remember({ paused: undefined });
    } else {
      this.host.remember({ paused: this.rows.pause() });
    }
    this.render();
  }

  private render(): void {
    const { gateway, rows, texts } = this;
    const isRunning = gateway.kind === 'running';
    const reason = isRunning && gateway.connection.kind === 'lost' ? gateway.connection.reason : undefined;
    this.toolbar.root.hidden = !isRunning;
    this.notice.hidden = reason === undefined;
    this.notice.textContent = reason === undefined ? '' : `${texts.lost} ${reason}`;
    const { visible } = rows;
    this.toolbar.show(rows, visible.length);
    this.list.show(visible);
    this.noMatch.hidden = visible.length > 0;
    const parts = isRunning && rows.total > 0 ? [this.entries, this.details.root] : [this.placeholder.root];
    this.focus.around(() => {
      this.placeholder.show(gateway);
      if (!parts.every(part => part.isConnected)) this.content.replaceChildren(...parts);
    });
  }
}
