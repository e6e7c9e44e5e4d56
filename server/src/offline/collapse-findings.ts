import * as l10n from '@vscode/l10n';
import type { PackageFinding } from './package-finding.ts';

/** How many names are worth reading. */
const NAMES = 3;

/**
 * For people: findings that say the same of several entries become one, at the place of the first, with the names of the
 * others. Programs get all of them.
 */
export function collapseFindings(findings: readonly PackageFinding[]): PackageFinding[] {
  const kinds = new Map<string, PackageFinding[]>();
  for (const [index, finding] of findings.entries()) {
    const kind = kindOf(finding) ?? String(index);
    const same = kinds.get(kind);
    if (same) same.push(finding);
    else kinds.set(kind, [finding]);
  }
  return [...kinds.values()].map(([first, ...others]) => collapse(first as PackageFinding, others));
}

/** @returns nothing for what is about no entry */
function kindOf({ code, severity, entry, message }: PackageFinding): string | undefined {
  return entry === '' ? undefined : JSON.stringify([code, severity, message.replaceAll(entry, '\0')]);
}

function collapse(first: PackageFinding, others: readonly PackageFinding[]): PackageFinding {
  if (others.length === 0) return first;
  const names = others.slice(0, NAMES).map(({ entry }) => entry);
  const shown = [...names, ...(others.length > NAMES ? ['…'] : [])].join(', ');
  const message = l10n.t('{0} The same goes for {1} more: {2}.', first.message, others.length, shown);
  return { ...first, message };
}
