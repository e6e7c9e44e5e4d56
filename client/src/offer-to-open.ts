import * as vscode from 'vscode';

/** Says that a file was written, and opens it when that is wanted. */
export async function offerToOpen(file: string, message: string): Promise<void> {
  const open = vscode.l10n.t('Open');
  if ((await vscode.window.showInformationMessage(message, open)) !== open) return;
  await vscode.window.showTextDocument(vscode.Uri.file(file));
}
