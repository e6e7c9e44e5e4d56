import path from 'node:path';
import * as vscode from 'vscode';
import { LogReportPanel, type LogReportServices } from './log-report-panel.ts';
import { panelIcon } from './panel-icon.ts';
import { viewRoots } from './view-page.ts';

const LOG_REPORT = 'mpaas.logReport';

/** The log reports of a window: one for the same logs. They come back with the window. */
export class LogReportViewProvider implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly registration: vscode.Disposable;
  /** By the logs that they are of. */
  private readonly panels = new Map<string, LogReportPanel>();

  constructor(
    private readonly extension: vscode.Uri,
    private readonly services: LogReportServices,
  ) {
    this.registration = vscode.window.registerWebviewPanelSerializer(LOG_REPORT, this);
  }

  /** Shows the report of some logs, at least one. */
  show(uris: readonly vscode.Uri[]): void {
    const known = this.panels.get(keyOf(uris));
    if (known) known.reveal();
    else this.open(newPanel(uris), uris);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: { logs?: string[] } | undefined): Promise<void> {
    const uris = (state?.logs ?? []).map(log => vscode.Uri.parse(log));
    if (uris.length > 0) this.open(panel, uris);
    else panel.dispose();
  }

  dispose(): void {
    this.registration.dispose();
  }

  private open(panel: vscode.WebviewPanel, uris: readonly vscode.Uri[]): void {
    panel.webview.options = { enableScripts: true, localResourceRoots: viewRoots(this.extension) };
    panel.iconPath = panelIcon('logReport');
    panel.onDidDispose(() => this.panels.delete(keyOf(uris)));
    this.panels.set(keyOf(uris), new LogReportPanel(panel, this.services, this.extension, uris));
  }
}

function keyOf(uris: readonly vscode.Uri[]): string {
  return JSON.stringify(uris.map(String));
}

function newPanel(uris: readonly vscode.Uri[]): vscode.WebviewPanel {
  const [first, ...others] = uris.map(uri => path.posix.basename(uri.path));
  const title =
    others.length === 0
      ? vscode.l10n.t('Report: {0}', first ?? '')
      : vscode.l10n.t('Report: {0} and {1} more', first ?? '', others.length);
  return vscode.window.createWebviewPanel(LOG_REPORT, title, vscode.ViewColumn.Active, { enableFindWidget: true });
}
