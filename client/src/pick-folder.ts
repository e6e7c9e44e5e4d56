import * as vscode from 'vscode';

/** The only open folder, or the one that the user picks. */
export async function pickWorkspaceFolder(): Promise<vscode.Uri | undefined> {
  const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
  if (first && others.length === 0) return first.uri;
  const picked = await vscode.window.showWorkspaceFolderPick();
  return picked?.uri;
}
