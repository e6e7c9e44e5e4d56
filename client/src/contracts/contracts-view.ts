import * as vscode from 'vscode';
import { type ConfigNode, ContractTreeRequest, DescribeRequest } from '../../../server/src/protocol.ts';
import { messageOf } from '../errors.ts';
import type { LanguageServer, ServerStatus } from '../server/language-server.ts';
import { type ContractNode, contractItem, nodesOfConfig, nodesOfService } from './contract-items.ts';

/** The tree of services and operations. While nobody sees it, nothing is asked for. */
export class ContractsView implements vscode.TreeDataProvider<ContractNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly view: vscode.TreeView<ContractNode>;
  private readonly subscriptions: vscode.Disposable[];
  private lastKind: ServerStatus['kind'];
  /** What was asked for because it may be another, until it is shown. */
  private next: ConfigNode[] | undefined;
  /** What is shown, as JSON. */
  private shown = '';
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly server: LanguageServer,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.lastKind = server.status.kind;
    this.view = vscode.window.createTreeView('mpaas.contracts', { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.changed,
      this.view,
      server.events.onDidChangeContracts(() => this.contractsChanged()),
      server.onDidChangeStatus(({ kind }) => this.serverIs(kind)),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  async getChildren(parent?: ContractNode): Promise<ContractNode[]> {
    if (parent?.kind === 'config') return nodesOfConfig(parent.node);
    if (parent?.kind === 'service') return nodesOfService(parent.config, parent.node);
    return this.roots();
  }

  getTreeItem(node: ContractNode): vscode.TreeItem {
    return contractItem(node);
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    node: ContractNode,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    if (node.kind !== 'operation') return item;
    const { config, operationType } = node;
    const text = await this.server.request(DescribeRequest, { config, operationType }, token);
    item.tooltip = new vscode.MarkdownString(text);
    return item;
  }

  /** A config that is alone needs no line of its own unless something is wrong with it. */
  private async roots(): Promise<ContractNode[]> {
    if (this.server.status.kind === 'stopped') return [];
    const configs = this.next ?? (await this.server.query(ContractTreeRequest));
    this.next = undefined;
    this.shown = JSON.stringify(configs);
    const [only, ...others] = configs;
    if (only && others.length === 0 && only.problem === undefined) return nodesOfConfig(only);
    return configs.map(node => ({ kind: 'config', config: node.config, node }));
  }

  private contractsChanged(): void {
    // VS Code asks again when the view comes to be seen.
    if (!this.view.visible) this.changed.fire(undefined);
    else this.showWhatDiffers().catch(error => this.log.error(messageOf(error)));
  }

  /** Lines that are drawn anew lose their hovers and menus: most edits change nothing in them. */
  private async showWhatDiffers(): Promise<void> {
    const configs = await this.server.query(ContractTreeRequest);
    if (JSON.stringify(configs) === this.shown) return;
    this.next = configs;
    this.changed.fire(undefined);
  }

  private serverIs(kind: ServerStatus['kind']): void {
    if (kind === this.lastKind) return;
    this.lastKind = kind;
    // What stands in place of contracts then offers to restart it.
    void vscode.commands.executeCommand('setContext', 'mpaas.serverStopped', kind === 'stopped');
    // One that starts again has told nobody of its contracts yet.
    if (kind !== 'starting') this.changed.fire(undefined);
  }
}
