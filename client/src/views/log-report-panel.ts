import path from 'node:path';
import * as vscode from 'vscode';
import { writeFiles } from '../../../server/src/files/write-files.ts';
import { tellFailure } from '../failures.ts';
import { LogReport } from '../log-report/log-report.ts';
import { Logs } from '../log-report/logs.ts';
import { openPlace } from '../log-report/open-place.ts';
import { offerToOpen } from '../offer-to-open.ts';
import { fromWorkspace } from '../pick-file.ts';
import type { Services } from '../services.ts';
import { logReportTexts } from './log-report-texts.ts';
import type { Action, FromView, ToView } from './log-report-view/messages.ts';
import { viewPage } from './view-page.ts';

/** What a report needs of all services. */
export type LogReportServices = Pick<Services, 'server' | 'documents' | 'log'>;

/** Speaks with the page of a log report: hands on what the language server tells, and does what was clicked. */
export class LogReportPanel {
  private readonly report: LogReport;
  private isReady = false;
  private isDisposed = false;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly services: LogReportServices,
    extension: vscode.Uri,
    uris: readonly vscode.Uri[],
  ) {
    const { webview } = panel;
    this.report = new LogReport(services.server, new Logs(uris));
    const subscriptions = [
      this.report,
      this.report.onDidChange(view => this.send({ type: 'report', view })),
      this.report.onDidFail(reason => this.send({ type: 'failed', reason })),
      webview.onDidReceiveMessage((message: FromView) => this.onMessage(message)),
      panel.onDidChangeViewState(() => {
        // Hiding ends the page; it asks again when it is shown.
        if (!panel.visible) this.isReady = false;
      }),
    ];
    panel.onDidDispose(() => {
      this.isDisposed = true;
      for (const subscription of subscriptions) subscription.dispose();
    });
    webview.html = viewPage(webview, extension, 'log-report-view');
    void this.report.read();
  }

  reveal(): void {
    this.panel.reveal();
  }

  private onMessage(message: FromView): Promise<void> {
    return this.try(message.type, () => this.take(message));
  }

  private async take(message: FromView): Promise<void> {
    const { report } = this;
    switch (message.type) {
      case 'ready':
        return this.sendAll();
      case 'events': {
        const { request, filter, start, count } = message;
        return this.send({
          type: 'events',
          request,
          start,
          page: await report.ask('events', { filter, start, count }),
        });
      }
      case 'event': {
        const { id } = message;
        return this.send({ type: 'event', id, details: await report.ask('event', { id }) });
      }
      case 'story': {
        const { traceId } = message;
        return this.send({ type: 'story', traceId, story: await report.ask('story', { traceId }) });
      }
      case 'open':
        return openPlace(report, message.place, this.services.documents);
      case 'copy-text':
        return copy(message.text);
      case 'action':
        return this.act(message);
    }
  }

  private async act({ action, filter }: FromView & { type: 'action' }): Promise<void> {
    const actions: Record<Action, () => Promise<void>> = {
      copy: async () => copy(await this.report.ask('export', { filter, format: 'text' })),
      export: async () => exportJson(await this.report.ask('export', { filter, format: 'json' }), this.services.log),
      stop: () => this.report.stop(),
      'read-again': () => this.report.read(),
    };
    await actions[action]();
  }

  private async sendAll(): Promise<void> {
    this.isReady = true;
    const { view, failure, logs } = this.report;
    await this.send({ type: 'texts', texts: logReportTexts(), logs: logs.uris.map(String) });
    if (view) await this.send({ type: 'report', view });
    else if (failure !== undefined) await this.send({ type: 'failed', reason: failure });
  }

  private async send(message: ToView): Promise<void> {
    if (this.isReady && !this.isDisposed) await this.panel.webview.postMessage(message);
  }

  private async try(what: string, task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (!this.isDisposed) tellFailure(`log report ${what}`, error, this.services.log);
    }
  }
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied, without signatures, tokens and numbers of people.'), 5_000);
}

async function exportJson(text: string, log: vscode.LogOutputChannel): Promise<void> {
  const { defaultUri } = fromWorkspace();
  const uri = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Log Report'),
    filters: { JSON: ['json'] },
    ...(defaultUri && { defaultUri: vscode.Uri.joinPath(defaultUri, 'log-report.json') }),
  });
  if (!uri) return;
  await writeFiles([{ file: uri.fsPath, text }]);
  offerToOpen(uri.fsPath, vscode.l10n.t('{0} has the report.', path.basename(uri.fsPath)), log);
}
