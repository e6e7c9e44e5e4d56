import * as vscode from 'vscode';
import type { Location } from 'vscode-languageclient/node';
import type { ProblemCounts } from '../../../server/src/contracts/problem-counts.ts';
import type { ConfigNode, OperationNode, OperationParams, ServiceNode } from '../../../server/src/protocol.ts';
import { errorCount, warningCount } from '../counts.ts';
import { locationOf } from '../locations.ts';

/** Of the tree of contracts. Commands find in each which config it is of, and in operations their operation types. */
export type ContractNode = { config: string } & (
  | { kind: 'config'; node: ConfigNode }
  | { kind: 'service'; node: ServiceNode }
  | ({ kind: 'operation'; node: OperationNode } & OperationParams)
  | { kind: 'unreadable'; location: Location }
);

/** What is below a config. */
export function nodesOfConfig(node: ConfigNode): ContractNode[] {
  const { config } = node;
  return [
    ...node.services.map(service => ({ kind: 'service' as const, config, node: service })),
    ...node.unreadable.map(location => ({ kind: 'unreadable' as const, config, location })),
  ];
}

/** What is below a service. */
export function nodesOfService(config: string, { operations }: ServiceNode): ContractNode[] {
  return operations.map(node => ({ kind: 'operation', config, operationType: node.operationType, node }));
}

export function contractItem(node: ContractNode): vscode.TreeItem {
  switch (node.kind) {
    case 'config':
      return configItem(node.node);
    case 'service':
      return serviceItem(node.config, node.node);
    case 'operation':
      return operationItem(node.config, node.node);
    case 'unreadable':
      return unreadableItem(node.location);
  }
}

function configItem(node: ConfigNode): vscode.TreeItem {
  const uri = vscode.Uri.file(node.config);
  const label = vscode.workspace.asRelativePath(uri);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = node.config;
  item.contextValue = 'config';
  item.iconPath = iconOf(node, 'settings-gear');
  describe(item, [node.problem ?? problemsText(node)]);
  if (node.problem !== undefined) {
    item.collapsibleState = vscode.TreeItemCollapsibleState.None;
    item.tooltip = node.problem;
    item.command = { command: 'vscode.open', title: vscode.l10n.t('Open Configuration'), arguments: [uri] };
  }
  return item;
}

function serviceItem(config: string, service: ServiceNode): vscode.TreeItem {
  const { generation } = service;
  const item = new vscode.TreeItem(service.name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${config}#${service.name}`;
  item.contextValue = 'service';
  item.iconPath = iconOf(service, generation && generation.icon !== 'check' ? generation.icon : 'symbol-interface');
  item.tooltip = [service.description, generation && `${generation.text}\n${generation.tooltip}`, problemsText(service)]
    .filter(Boolean)
    .join('\n\n');
  describe(item, [generation?.text, problemsText(service)]);
  return item;
}

/** Its tooltip is asked for when it is to be seen. */
function operationItem(config: string, operation: OperationNode): vscode.TreeItem {
  const item = new vscode.TreeItem(operation.name);
  item.id = `${config}#${operation.operationType}`;
  item.contextValue = 'operation';
  item.iconPath = iconOf(operation, 'symbol-method');
  item.command = openCommand(operation.location);
  const deprecated = operation.deprecated && vscode.l10n.t('deprecated');
  describe(item, [operation.operationType, deprecated, problemsText(operation)]);
  return item;
}

function unreadableItem(location: Location): vscode.TreeItem {
  const { uri } = locationOf(location);
  const item = new vscode.TreeItem(vscode.workspace.asRelativePath(uri));
  item.contextValue = 'unreadable';
  item.iconPath = iconOf({ errors: 1, warnings: 0 }, 'error');
  item.command = openCommand(location);
  describe(item, [vscode.l10n.t('cannot be read')]);
  return item;
}

/** What stands behind the label; those who listen hear both. */
function describe(item: vscode.TreeItem, parts: (string | false | undefined)[]): void {
  item.description = parts.filter(Boolean).join(' · ');
  item.accessibilityInformation = { label: [item.label, ...parts].filter(Boolean).join(', ') };
}

function iconOf({ errors, warnings }: ProblemCounts, otherwise: string): vscode.ThemeIcon {
  if (errors > 0) return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  if (warnings > 0) return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  return new vscode.ThemeIcon(otherwise);
}

function problemsText({ errors, warnings }: ProblemCounts): string {
  return [errors > 0 && errorCount(errors), warnings > 0 && warningCount(warnings)].filter(Boolean).join(', ');
}

function openCommand(location: Location): vscode.Command {
  const { uri, range: selection } = locationOf(location);
  return { command: 'vscode.open', title: vscode.l10n.t('Open Contract'), arguments: [uri, { selection }] };
}
