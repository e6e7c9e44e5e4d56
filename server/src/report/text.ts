import { pathInside } from '../files/paths.ts';
import type { Finding } from '../findings.ts';

/**
 * A finding as one line that editors and terminals link: `file:line:column severity message code`.
 * @param base findings below this folder are shown relative to it
 */
export function findingLine(finding: Finding, base: string): string {
  const { line, character } = finding.range.start;
  const place = `${shortPath(finding.file, base)}:${line + 1}:${character + 1}`;
  return `${place} ${finding.severity} ${finding.message} ${finding.code}`;
}

/** A path relative to `base` when it is below it, absolute otherwise. */
export function shortPath(file: string, base: string): string {
  return pathInside(file, base) ?? file;
}
