import * as vscode from 'vscode';

/** Asks for a key file. Any name will do: keys have many endings, or none. */
export async function pickKeyFile(title: string): Promise<string | undefined> {
  const [uri] = (await vscode.window.showOpenDialog({ ...fromWorkspace(), title })) ?? [];
  return uri?.fsPath;
}

/**
 * Which package a command is about: the one that was clicked, the one that is open, or the one that the user picks.
 * @param clicked what a menu hands over
 */
export async function packageOf(clicked: unknown, title: string): Promise<vscode.Uri | undefined> {
  if (clicked instanceof vscode.Uri) return clicked;
  return openPackage() ?? pickPackage(title);
}

/** The package whose view is in front. */
function openPackage(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && input.viewType === 'mpaas.package' ? input.uri : undefined;
}

export async function pickPackage(title: string): Promise<vscode.Uri | undefined> {
  const filters = { [vscode.l10n.t('Offline packages')]: ['amr'] };
  const [uri] = (await vscode.window.showOpenDialog({ ...fromWorkspace(), title, filters })) ?? [];
  return uri;
}

/** Dialogs start in the workspace and not where the last file was. */
export function fromWorkspace(): { defaultUri?: vscode.Uri } {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  return first ? { defaultUri: first.uri } : {};
}
