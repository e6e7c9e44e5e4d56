import type * as vscode from 'vscode';
import type { JournalEntry } from '../../../server/src/gateway/journal/entry.ts';
import { messageOf } from '../errors.ts';
import { runDetached } from '../failures.ts';
import type { GatewayState } from '../gateway/states.ts';
import { copyAsCurl, type JournalServices, openContract, replay, saveAsMock } from '../journal/entry-actions.ts';
import { entryView } from '../journal/entry-view.ts';
import type { JournalChange } from '../journal/gateway-journal.ts';
import { runAction } from './journal-actions.ts';
import { journalTexts } from './journal-texts.ts';
import type { Connection, EntryAction, FromView, GatewayView, ToView } from './journal-view/messages.ts';
import { viewPage } from './view-page.ts';

/** Speaks with the page of the journal view: sends what happens at the gateway, and does what was clicked. */
export class JournalPanel {
  private chosen: number | undefined;
  /** What the page shows of the chosen entry. */
  private shown: JournalEntry | undefined;
  /** Of an entry that is to be chosen, until there is a page to choose it. */
  private wanted: string | undefined;
  private isReady = false;
  private isDisposed = false;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly services: JournalServices,
    extension: vscode.Uri,
  ) {
    const { webview } = panel;
    const { journal, gateway } = services;
    const subscriptions = [
      journal.watch(),
      journal.onDidChange(change => this.detach('change', this.onChange(change))),
      gateway.onDidChangeState(() => this.detach('gateway', this.sendGateway())),
      webview.onDidReceiveMessage((message: FromView) => this.detach(nameOf(message), this.onMessage(message))),
      panel.onDidChangeViewState(() => {
        // Hiding ends the page; it asks again when it is shown.
        if (!panel.visible) this.isReady = false;
      }),
    ];
    panel.onDidDispose(() => {
      this.isDisposed = true;
      for (const subscription of subscriptions) subscription.dispose();
    });
    webview.html = viewPage(webview, extension, 'journal-view');
  }

  /** Brings the view to the front. @param traceId of the entry to choose, once it is there */
  async show(traceId?: string): Promise<void> {
    this.panel.reveal();
    if (traceId === undefined) return;
    if (this.isReady) await this.send({ type: 'choose', traceId });
    else this.wanted = traceId;
  }

  private async onMessage(message: FromView): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.sendAll();
      case 'details':
        return this.sendDetails(message.id);
      case 'action':
        return runAction(message.action, this.services);
      case 'entry-action':
        return this.actOn(message.action, message.id);
    }
  }

  private async sendAll(): Promise<void> {
    this.isReady = true;
    await this.send({ type: 'texts', texts: journalTexts() });
    await this.sendGateway();
    await this.send({ type: 'entries', rows: [...this.services.journal.entries] });
    if (this.wanted !== undefined) await this.send({ type: 'choose', traceId: this.wanted });
    this.wanted = undefined;
  }

  private async onChange(change: JournalChange): Promise<void> {
    switch (change.kind) {
      case 'added':
        return this.send({ type: 'added', rows: change.entries });
      case 'reset':
        return this.send({ type: 'entries', rows: [] });
      case 'connection':
        return this.sendGateway();
    }
  }

  private async sendGateway(): Promise<void> {
    const { gateway, journal } = this.services;
    await this.send({ type: 'gateway', gateway: gatewayView(gateway.state, journal.connection) });
  }

  /** The last entry that was chosen is the one that counts. */
  private async sendDetails(id: number): Promise<void> {
    this.chosen = id;
    try {
      const entry = await this.services.journal.ask(client => client.entry(id));
      if (this.chosen !== id) return;
      this.shown = entry;
      await this.send({ type: 'details', view: entryView(entry) });
    } catch (error) {
      await this.send({ type: 'no-details', id, message: messageOf(error) });
    }
  }

  private async actOn(action: EntryAction, id: number): Promise<void> {
    const { services, shown } = this;
    if (shown?.id !== id) return;
    switch (action) {
      case 'contract':
        return openContract(services, shown);
      case 'replay':
        return this.send({ type: 'choose', traceId: await replay(services, shown) });
      case 'curl':
        return copyAsCurl(services, shown);
      case 'mock':
        return saveAsMock(services, shown);
    }
  }

  private detach(what: string, work: Promise<void>): void {
    runDetached(`journal ${what}`, work, this.services.log);
  }

  private async send(message: ToView): Promise<void> {
    if (!this.isDisposed) await this.panel.webview.postMessage(message);
  }
}

/** For the log. */
function nameOf(message: FromView): string {
  return 'action' in message ? message.action : message.type;
}

function gatewayView(state: GatewayState, connection: Connection): GatewayView {
  switch (state.kind) {
    case 'running':
      return { kind: 'running', url: state.url, connection };
    case 'failed':
      return { kind: 'failed', reason: state.reason };
    case 'starting':
      return { kind: 'starting' };
    case 'stopping':
    case 'stopped':
      return { kind: 'stopped' };
  }
}
