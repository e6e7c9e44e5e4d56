import * as l10n from '@vscode/l10n';
import type { PackageFinding } from '../package-finding.ts';

/** How many findings of one kind are worth reading. */
const LIMIT = 20;

/** Leaves out findings that are many times the same, and says how many. */
export function limitFindings(findings: PackageFinding[]): PackageFinding[] {
  const kinds = new Map<string, PackageFinding[]>();
  for (const finding of findings) {
    const kind = `${finding.code} ${finding.severity}`;
    const same = kinds.get(kind);
    if (same) same.push(finding);
    else kinds.set(kind, [finding]);
  }
  return [...kinds.values()].flatMap(shorten);
}

function shorten(same: PackageFinding[]): PackageFinding[] {
  const [first] = same;
  if (!first || same.length <= LIMIT) return same;
  const message = l10n.t('And {0} more like this.', same.length - LIMIT);
  return [...same.slice(0, LIMIT), { ...first, entry: '', message }];
}
