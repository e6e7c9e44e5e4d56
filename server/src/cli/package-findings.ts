import * as l10n from '@vscode/l10n';
import pc from 'picocolors';
import { collapseFindings } from '../offline/collapse-findings.ts';
import type { PackageFinding } from '../offline/package-finding.ts';
import { note, print } from './output.ts';

const COLORS = { error: pc.red, warning: pc.yellow, info: pc.cyan, hint: pc.dim };

/** Prints findings that are a command's answer. */
export function printPackageFindings(findings: readonly PackageFinding[]): void {
  for (const finding of collapseFindings(findings)) print(`  ${lineOf(finding)}`);
}

/** Prints findings beside a command's answer. */
export function notePackageFindings(findings: readonly PackageFinding[]): void {
  for (const finding of findings) note(lineOf(finding));
}

/** Severity, entry and place in it in bytes, message and code. */
function lineOf({ code, severity, entry, message, offset }: PackageFinding): string {
  const byte = offset === undefined ? '' : entry === '' ? l10n.t('byte {0}', offset) : `@${offset}`;
  const place = `${entry}${byte}`;
  return `${COLORS[severity](severity)}${place ? ` ${pc.bold(place)}` : ''}  ${message} ${pc.dim(code)}`;
}
