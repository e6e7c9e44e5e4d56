import * as vscode from 'vscode';
import type { JournalServices } from '../journal/entry-actions.ts';
import { JournalPanel } from './journal-panel.ts';
import { panelIcon } from './panel-icon.ts';
import { viewRoots } from './view-page.ts';

const JOURNAL_VIEW = 'mpaas.journal';

/** The one journal view of a window. It comes back with the window, with its filter. */
export class JournalViewProvider implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly registration: vscode.Disposable;
  private current: JournalPanel | undefined;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly services: JournalServices,
  ) {
    this.registration = vscode.window.registerWebviewPanelSerializer(JOURNAL_VIEW, this);
  }

  /** Shows the view. @param traceId of the entry to choose, once it is there */
  async show(traceId?: string): Promise<void> {
    this.current ??= this.open(this.newPanel());
    await this.current.show(traceId);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.current = this.open(panel);
  }

  dispose(): void {
    this.registration.dispose();
  }

  private newPanel(): vscode.WebviewPanel {
    const title = vscode.l10n.t('mPaaS Gateway Journal');
    return vscode.window.createWebviewPanel(JOURNAL_VIEW, title, vscode.ViewColumn.Active, { enableFindWidget: true });
  }

  private open(panel: vscode.WebviewPanel): JournalPanel {
    panel.webview.options = { enableScripts: true, localResourceRoots: viewRoots(this.extension) };
    panel.iconPath = panelIcon('journal');
    panel.onDidDispose(() => {
      this.current = undefined;
    });
    return new JournalPanel(panel, this.services, this.extension);
  }
}
