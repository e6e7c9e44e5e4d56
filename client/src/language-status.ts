import * as vscode from 'vscode';
import type { AnalysisStatus, ConfigSummary } from '../../server/src/protocol.ts';
import { governingConfig } from './pick-config.ts';
import type { LanguageServer, ServerStatus } from './server/language-server.ts';

const SELECTOR: vscode.DocumentSelector = [{ pattern: '**/*.rpc.ts' }, { pattern: '**/mpaas.config.json' }];

/** Says beside a contract which config governs it, what is in it, and how long reading it took. */
export class LanguageStatus implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem('mpaas.analysis', SELECTOR);
  private readonly subscriptions: vscode.Disposable[];

  constructor(server: LanguageServer) {
    this.item.name = 'mPaaS';
    const show = () => this.show(server.status);
    this.subscriptions = [
      server.onDidChangeStatus(show),
      vscode.window.onDidChangeActiveTextEditor(show),
      vscode.workspace.onDidGrantWorkspaceTrust(show),
      this.item,
    ];
    show();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private show(status: ServerStatus): void {
    this.item.busy = status.kind === 'starting';
    this.item.severity = vscode.LanguageStatusSeverity.Information;
    this.item.command = { command: 'mpaas.showLog', title: vscode.l10n.t('Show Log') };
    switch (status.kind) {
      case 'starting':
        this.item.text = vscode.l10n.t('mPaaS: starting');
        this.item.detail = '';
        break;
      case 'running':
        this.showAnalysis(status.analysis);
        break;
      case 'stopped':
        this.item.severity = vscode.LanguageStatusSeverity.Error;
        this.item.text = vscode.l10n.t('mPaaS: stopped');
        this.item.detail = status.reason;
        this.item.command = { command: 'mpaas.restartServer', title: vscode.l10n.t('Restart') };
        break;
    }
  }

  private showAnalysis(analysis: AnalysisStatus | undefined): void {
    const file = vscode.window.activeTextEditor?.document.uri.fsPath;
    const config = analysis && file ? governingConfig(analysis.configs, file) : undefined;
    if (!analysis || !config) {
      this.item.text = vscode.l10n.t('mPaaS: {0} configurations', analysis?.configs.length ?? 0);
      this.item.detail = vscode.l10n.t('none of them governs this file');
      return;
    }
    this.item.text = vscode.l10n.t('mPaaS: {0} services, {1} operations', config.services, config.operations);
    this.item.detail = detail(config, analysis.ms);
    if (config.errors > 0) this.item.severity = vscode.LanguageStatusSeverity.Warning;
    if (!vscode.workspace.isTrusted) {
      this.item.command = { command: 'workbench.trust.manage', title: vscode.l10n.t('Manage Workspace Trust') };
    }
  }
}

function detail({ file, errors }: ConfigSummary, ms: number): string {
  const parts = [vscode.workspace.asRelativePath(file), vscode.l10n.t('read in {0} ms', Math.round(ms))];
  if (errors > 0) parts.push(vscode.l10n.t('{0} errors', errors));
  if (!vscode.workspace.isTrusted) parts.push(vscode.l10n.t('not trusted: reading only'));
  return parts.join(' · ');
}
