import * as vscode from 'vscode';
import type { Comparison, Difference } from '../../../server/src/offline/compare.ts';
import { formatSize } from '../views/format-size.ts';

export function changeCount({ added, removed, changed, differences }: Comparison): number {
  return added.length + removed.length + changed.length + differences.length;
}

/** A comparison as a document: what the packages say of themselves first, then files, as `git status` marks them. */
export function comparisonText(before: string, after: string, comparison: Comparison): string {
  const { added, removed, changed, same, differences } = comparison;
  const lines = [
    `- ${before}`,
    `+ ${after}`,
    '',
    ...differences.map(differenceLine),
    ...changed.map(
      ({ name, ...file }) => `M ${name}  ${formatSize(file.before.size)} → ${formatSize(file.after.size)}`,
    ),
    ...added.map(({ name, size }) => `A ${name}  ${formatSize(size)}`),
    ...removed.map(({ name, size }) => `D ${name}  ${formatSize(size)}`),
    '',
    vscode.l10n.t(
      'Files: {0} changed, {1} added, {2} removed, {3} the same.',
      changed.length,
      added.length,
      removed.length,
      same.length,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function differenceLine({ what, before = '–', after = '–' }: Difference): string {
  switch (what) {
    case 'app-id':
      return vscode.l10n.t('App id: {0} → {1}', before, after);
    case 'version':
      return vscode.l10n.t('Version: {0} → {1}', before, after);
    case 'hpmfile-app-id':
      return vscode.l10n.t('App id in hpmfile.json: {0} → {1}', before, after);
    case 'hpmfile-version':
      return vscode.l10n.t('Version in hpmfile.json: {0} → {1}', before, after);
    case 'signed':
      return vscode.l10n.t('Signed: {0} → {1}', before || '–', after || '–');
    case 'signatures':
      return vscode.l10n.t('The signatures are different.');
  }
}
