import * as vscode from 'vscode';

interface FolderItem extends vscode.QuickPickItem {
  /** Absent for one that is not in the list. */
  folder?: string;
}

/**
 * Asks which folder something goes to.
 * @param folders absolute paths of folders to choose from; without any, all that there are
 * @param anyOther whether others will do, too
 */
export async function chooseFolder(
  title: string,
  folders: readonly string[],
  anyOther = false,
): Promise<string | undefined> {
  if (folders.length === 0 && anyOther) return browse(title, undefined);
  const items: FolderItem[] = folders.map(folder => ({
    label: `$(folder) ${vscode.workspace.asRelativePath(folder)}`,
    folder,
  }));
  if (anyOther) items.push({ label: vscode.l10n.t('Another folder…') });
  const picked = await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true });
  if (!picked || picked.folder !== undefined) return picked?.folder;
  return browse(title, folders[0]);
}

async function browse(title: string, start: string | undefined): Promise<string | undefined> {
  const defaultUri = start === undefined ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.file(start);
  const [uri] =
    (await vscode.window.showOpenDialog({
      title,
      canSelectFolders: true,
      canSelectFiles: false,
      ...(defaultUri && { defaultUri }),
    })) ?? [];
  return uri?.fsPath;
}
