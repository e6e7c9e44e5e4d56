import * as vscode from 'vscode';

/** Opens a folder: in this window when nothing else is open in it. @param folder absolute path */
export async function openFolder(folder: string): Promise<void> {
  const forceNewWindow = (vscode.workspace.workspaceFolders ?? []).length > 0;
  await vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.file(folder), { forceNewWindow });
}
