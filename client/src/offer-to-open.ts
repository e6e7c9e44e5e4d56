import * as vscode from 'vscode';
import { runDetached } from './failures.ts';

/** Says that a file was written, and opens it when that is wanted. Nobody waits for the answer: a failure is told. */
export function offerToOpen(file: string, message: string, log: vscode.LogOutputChannel): void {
  runDetached(`open ${file}`, offer(file, message), log);
}

async function offer(file: string, message: string): Promise<void> {
  const open = vscode.l10n.t('Open');
  if ((await vscode.window.showInformationMessage(message, open)) !== open) return;
  await vscode.window.showTextDocument(vscode.Uri.file(file));
}
