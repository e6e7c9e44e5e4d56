import * as vscode from 'vscode';
import { fromWorkspace } from '../pick-file.ts';
import type { Command } from './command.ts';

/** Shows what logs say: codes over time, operations, devices, and requests through all of them. */
export const showLogReport: Command = {
  id: 'mpaas.logs.report',
  async run({ logReports }, clicked, selected) {
    const uris = clicked instanceof vscode.Uri ? [clicked, ...othersOf(selected, clicked)] : await logsToShow();
    if (uris.length > 0) logReports.show(uris);
  },
};

/** The explorer gives all that is selected, with what was clicked. */
function othersOf(selected: unknown, clicked: vscode.Uri): vscode.Uri[] {
  const uris = Array.isArray(selected) ? selected.filter(each => each instanceof vscode.Uri) : [];
  return uris.filter(uri => uri.toString() !== clicked.toString());
}

/** The log in front, or those that the user picks. */
async function logsToShow(): Promise<vscode.Uri[]> {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  if (activeTab?.input instanceof vscode.TabInputText && isLog(activeTab.input.uri)) return [activeTab.input.uri];
  const title = vscode.l10n.t('Show Log Report');
  const filters = { [vscode.l10n.t('Logs')]: ['log', 'txt', 'har'], [vscode.l10n.t('All files')]: ['*'] };
  return (await vscode.window.showOpenDialog({ ...fromWorkspace(), title, filters, canSelectMany: true })) ?? [];
}

/** By its name too, for extensions hear nothing of what is in a large file. A text that was not saved may have been pasted. */
function isLog(uri: vscode.Uri): boolean {
  const document = vscode.workspace.textDocuments.find(each => each.uri.toString() === uri.toString());
  return document?.languageId === 'mgs-log' || uri.scheme === 'untitled' || /\.(log|har)(\.|$)/.test(uri.path);
}
