import * as vscode from 'vscode';
import type { ImportKind } from '../../../server/src/import/import-kind.ts';
import { fromWorkspace } from '../pick-file.ts';

/**
 * What contracts are made from: what was clicked, or what the user picks.
 * @param clicked what the explorer hands over, and all that is selected there
 * @returns absolute paths, none when the user picks nothing
 */
export async function pickSources(kind: ImportKind, title: string, clicked: unknown, all: unknown): Promise<string[]> {
  const selected = Array.isArray(all) && all.length > 0 ? all : [clicked];
  const given = selected.filter(each => each instanceof vscode.Uri);
  const uris = given.length > 0 ? given : await browse(kind, title);
  return uris.map(uri => uri.fsPath);
}

/** Java comes in folders; dialogs of some systems let one pick either files or folders. */
async function browse(kind: ImportKind, title: string): Promise<vscode.Uri[]> {
  const what =
    kind === 'java'
      ? { canSelectFolders: true, canSelectFiles: false }
      : { filters: { [vscode.l10n.t('OpenAPI documents')]: ['json', 'yaml', 'yml'] } };
  const options = { ...fromWorkspace(), title, openLabel: vscode.l10n.t('Import'), canSelectMany: true, ...what };
  return (await vscode.window.showOpenDialog(options)) ?? [];
}
