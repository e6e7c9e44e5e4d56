import * as vscode from 'vscode';
import { isInside } from '../../../server/src/files/paths.ts';

/**
 * What is imported is what stands on disk, as for `mpaas import`: open edits are saved first.
 * @param files absolute paths of files and folders
 */
export async function saveSources(files: readonly string[]): Promise<void> {
  const isSource = ({ isDirty, uri }: vscode.TextDocument) =>
    isDirty && uri.scheme === 'file' && files.some(file => isInside(uri.fsPath, file));
  for (const document of vscode.workspace.textDocuments.filter(isSource)) {
    if (await document.save()) continue;
    throw new Error(vscode.l10n.t('{0} could not be saved. Save it, then import again.', document.fileName));
  }
}
