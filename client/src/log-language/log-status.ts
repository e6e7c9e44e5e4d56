import * as vscode from 'vscode';
import type { LogStatus } from '../../../server/src/log-protocol.ts';
import type { LanguageServer } from '../server/language-server.ts';

/** Says beside the language of a log how many calls it tells of, how many failed, and with which codes. */
export class LogStatusItem implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem('mpaas.log', []);
  private readonly known = new Map<string, LogStatus>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(server: LanguageServer) {
    this.item.name = vscode.l10n.t('mPaaS Log');
    this.item.command = { command: 'workbench.actions.view.problems', title: vscode.l10n.t('Show Problems') };
    this.subscriptions = [
      server.events.onDidReadLog(status => {
        this.known.set(vscode.Uri.parse(status.uri).toString(), status);
        this.show();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.known.delete(uri.toString())),
      this.item,
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    const status = document && this.known.get(document.uri.toString());
    // Logs of others have nothing of ours.
    const isOurs = status && (status.events > 0 || document.languageId === 'mgs-log');
    this.item.selector = isOurs ? { scheme: document.uri.scheme, language: document.languageId } : [];
    if (!isOurs) return;
    this.item.text = logText(status);
    this.item.detail = status.codes.map(({ code, count }) => `${code} × ${count}`).join(', ');
    const { Warning, Information } = vscode.LanguageStatusSeverity;
    this.item.severity = status.failures > 0 ? Warning : Information;
  }
}

function logText({ events, failures }: LogStatus): string {
  if (events === 0) return vscode.l10n.t('mPaaS: no codes in this log');
  return vscode.l10n.t('mPaaS: {0} codes, {1} of them failures', events, failures);
}
