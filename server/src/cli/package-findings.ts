import pc from 'picocolors';
import type { PackageFinding } from '../offline/package-finding.ts';
import { print } from './output.ts';

const COLORS = { error: pc.red, warning: pc.yellow, info: pc.cyan, hint: pc.dim };

/** Prints findings for people: severity, entry, place in bytes, message and code. */
export function printPackageFindings(findings: readonly PackageFinding[]): void {
  for (const { code, severity, entry, message, offset } of findings) {
    const place = offset === undefined ? entry : `${entry}@${offset}`;
    print(`  ${COLORS[severity](severity)}${place ? ` ${pc.bold(place)}` : ''}  ${message} ${pc.dim(code)}`);
  }
}
