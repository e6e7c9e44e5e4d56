import path from 'node:path';
import * as vscode from 'vscode';
import { CALL_FILE_ENDING } from '../../../server/src/calls/call-file-ending.ts';
import { type Call, callText } from './call.ts';

/** Opens a call in an editor, as a file beside its config that is not saved yet. */
export async function openCall(call: Call): Promise<void> {
  const file = await freeName(path.dirname(call.config), call.operationType.split('.').at(-1) ?? 'operation');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file).with({ scheme: 'untitled' }));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.edit(edit => edit.replace(whole, callText(call)));
}

/** A name that neither a file nor an open document has. */
async function freeName(folder: string, operation: string): Promise<string> {
  for (let number = 1; ; number++) {
    const file = path.join(folder, `${operation}${number === 1 ? '' : `-${number}`}${CALL_FILE_ENDING}`);
    const isOpen = vscode.workspace.textDocuments.some(({ uri }) => uri.fsPath === file);
    if (!isOpen && !(await isThere(file))) return file;
  }
}

async function isThere(file: string): Promise<boolean> {
  return vscode.workspace.fs.stat(vscode.Uri.file(file)).then(
    () => true,
    () => false,
  );
}
