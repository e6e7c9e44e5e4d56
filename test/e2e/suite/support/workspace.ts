import path from 'node:path';
import * as vscode from 'vscode';

export const EXTENSION_ID = 'mpaas-gateway-tools.mpaas-gateway-tools';

export function folder(): string {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (!first) throw new Error('No folder is open.');
  return first.uri.fsPath;
}

export function inWorkspace(file: string): string {
  return path.join(folder(), ...file.split('/'));
}

/** Replaces the text of an editor, unsaved, as typing would. */
export async function type(editor: vscode.TextEditor, text: string): Promise<void> {
  const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
  if (!(await editor.edit(edit => edit.replace(all, text)))) throw new Error('The editor refused the edit.');
}
