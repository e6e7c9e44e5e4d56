import path from 'node:path';
import * as vscode from 'vscode';
import { isInside } from '../../../server/src/files/paths.ts';
import type { AnalysisStatus, ConfigSummary } from '../../../server/src/protocol.ts';
import { governingConfig } from '../pick-config.ts';
import type { LanguageServer } from '../server/language-server.ts';
import { configView, type StatusView, serverView, watchingView } from './status-views.ts';

/** What says something about contracts wherever it lies, also while no config is known. */
const CONTRACTS: vscode.DocumentFilter[] = [{ pattern: '**/*.rpc.ts' }, { pattern: '**/mpaas.config.json' }];
const SOURCES = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,vue,html}';

/** Says beside the language of a file which config governs it, what is watched, and how the language server fares. */
export class LanguageStatus implements vscode.Disposable {
  private readonly server: LanguageServer;
  private readonly config = createItem('mpaas.config', vscode.l10n.t('mPaaS Configuration'));
  private readonly watching = createItem('mpaas.watching', vscode.l10n.t('mPaaS Watching'));
  private readonly process = createItem('mpaas.server', vscode.l10n.t('mPaaS Language Server'));
  private readonly subscriptions: vscode.Disposable[];
  private analysis: AnalysisStatus | undefined;

  constructor(server: LanguageServer) {
    this.server = server;
    const show = () => this.show();
    this.subscriptions = [
      server.onDidChangeStatus(show),
      vscode.window.onDidChangeActiveTextEditor(show),
      vscode.workspace.onDidGrantWorkspaceTrust(show),
      this.config,
      this.watching,
      this.process,
    ];
    show();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private show(): void {
    const { status, restarts } = this.server;
    if (status.kind === 'running' && status.analysis) this.analysis = status.analysis;
    assign(this.process, serverView(status, restarts.recent()));
    const configs = this.analysis?.configs ?? [];
    this.process.selector = selectorOf(configs);
    // Before anything was read there is nothing to say of it.
    for (const item of [this.config, this.watching]) item.selector = this.analysis ? selectorOf(configs) : [];
    if (!this.analysis) return;
    const file = vscode.window.activeTextEditor?.document.uri.fsPath;
    const config = file === undefined ? undefined : configOf(configs, file);
    assign(this.config, configView(config));
    assign(this.watching, watchingView(this.analysis, config));
  }
}

function createItem(id: string, name: string): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem(id, []);
  item.name = name;
  return item;
}

function assign(item: vscode.LanguageStatusItem, view: StatusView): void {
  Object.assign(item, { busy: false, ...view });
}

/** Contracts may lie outside of their config's folder: then what is watched for it tells. */
function configOf(configs: ConfigSummary[], file: string): ConfigSummary | undefined {
  const isWatching = ({ watched }: ConfigSummary) =>
    watched.some(({ folder, pattern }) => pattern.startsWith('**') && isInside(file, folder));
  return governingConfig(configs, file) ?? configs.find(isWatching);
}

/** Sources beside contracts call their operations, so that what governs these is of interest there, too. */
function selectorOf(configs: ConfigSummary[]): vscode.DocumentFilter[] {
  const folders = configs.map(config => vscode.Uri.file(path.dirname(config.file)));
  return [...CONTRACTS, ...folders.map(folder => ({ pattern: new vscode.RelativePattern(folder, SOURCES) }))];
}
