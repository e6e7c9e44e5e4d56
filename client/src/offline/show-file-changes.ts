import * as vscode from 'vscode';
import type { Comparison } from '../../../server/src/offline/compare.ts';
import { loadDomain } from '../domain/load-domain.ts';
import { formatSize } from '../views/format-size.ts';
import type { VirtualDocuments } from '../virtual-documents.ts';

/** More than this is no text that one reads, in bytes. */
const LIMIT = 4 * 1024 * 1024;

/** Lets the user choose changed files and shows each as a comparison, until they have seen enough. */
export async function showFileChanges(
  before: vscode.Uri,
  after: vscode.Uri,
  changed: Comparison['changed'],
  documents: VirtualDocuments,
): Promise<void> {
  const items = changed.map(({ name, ...file }) => ({
    label: `$(diff-modified) ${name}`,
    description: `${formatSize(file.before.size)} → ${formatSize(file.after.size)}`,
    name,
  }));
  for (;;) {
    const picked = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Changed files'),
      placeHolder: vscode.l10n.t('Choose a file to compare. Escape stops.'),
      ignoreFocusOut: true,
    });
    if (!picked) return;
    const { name } = picked;
    const left = documents.set(`/before/${name}`, await textOf(before, name));
    const right = documents.set(`/after/${name}`, await textOf(after, name));
    await documents.showDiff(left, right, name);
  }
}

async function textOf(uri: vscode.Uri, name: string): Promise<string> {
  const { openFileSource, readMember } = await loadDomain();
  await using source = await openFileSource(uri.fsPath);
  const bytes = await readMember(source, name, LIMIT);
  return bytes.includes(0) ? vscode.l10n.t('This file is not a text.') : bytes.toString('utf8');
}
