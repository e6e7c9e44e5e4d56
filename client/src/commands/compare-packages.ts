import path from 'node:path';
import * as vscode from 'vscode';
import type { Comparison } from '../../../server/src/offline/compare.ts';
import { loadDomain } from '../domain/load-domain.ts';
import { runDetached } from '../failures.ts';
import { changeCount, comparisonText } from '../offline/comparison-text.ts';
import { withByteProgress } from '../offline/progress.ts';
import { showFileChanges } from '../offline/show-file-changes.ts';
import { packageOf, pickPackage } from '../pick-file.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

/** Says in what two packages differ: files by their bytes, and what they say of themselves. */
export const comparePackages: Command = {
  id: 'mpaas.package.compare',
  async run(services, clicked, other): Promise<Comparison | undefined> {
    const before = await packageOf(clicked, vscode.l10n.t('Compare Package'));
    const after = before && (otherOf(before, other) ?? (await pickPackage(vscode.l10n.t('Compare with Package'))));
    if (!after) return undefined;
    const domain = await loadDomain();
    const comparison = await withByteProgress(vscode.l10n.t('Comparing packages'), async progress => {
      await using a = await domain.openFileSource(before.fsPath);
      await using b = await domain.openFileSource(after.fsPath);
      return await domain.comparePackages(a, b, progress);
    });
    await show(before, after, comparison, services);
    return comparison;
  },
};

/** A package that other code gives, or the second one that is selected in the explorer. */
function otherOf(before: vscode.Uri, other: unknown): vscode.Uri | undefined {
  const given: unknown[] = Array.isArray(other) ? other : [other];
  return given.find(each => each instanceof vscode.Uri && each.toString() !== before.toString()) as
    | vscode.Uri
    | undefined;
}

async function show(before: vscode.Uri, after: vscode.Uri, comparison: Comparison, services: Services): Promise<void> {
  const names = [path.basename(before.fsPath), path.basename(after.fsPath)] as const;
  if (comparison.areSame) {
    const message = vscode.l10n.t('{0} and {1} hold the same.', ...names);
    vscode.window.setStatusBarMessage(message, 5_000);
    return;
  }
  const text = comparisonText(before.fsPath, after.fsPath, comparison);
  const uri = services.documents.set(`/${names.join(' ↔ ')}.txt`, text);
  await vscode.window.showTextDocument(uri, { preview: true });
  runDetached(comparePackages.id, offerChanges(before, after, comparison, services), services.log);
}

async function offerChanges(
  before: vscode.Uri,
  after: vscode.Uri,
  comparison: Comparison,
  { documents }: Services,
): Promise<void> {
  const message = vscode.l10n.t('{0} differences between the packages.', changeCount(comparison));
  const files = vscode.l10n.t('Show Changed Files');
  const actions = comparison.changed.length > 0 ? [files] : [];
  if ((await vscode.window.showInformationMessage(message, ...actions)) !== files) return;
  await showFileChanges(before, after, comparison.changed, documents);
}
