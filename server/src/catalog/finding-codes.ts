import type { Severity } from '../findings.ts';
import entries from './finding-codes.json';
import type { Bilingual } from './statement.ts';

/** The codes of findings about configs and contracts. Stable: quick fixes and users' suppressions key on them. */
export type FindingCode = keyof typeof entries;

/** What all findings of a code have in common. */
export interface FindingCodeEntry {
  /** Unless the finding itself knows better. */
  severity: Severity;
  /** A few words for lists of codes. */
  title: Bilingual;
  /** The page in `docs/` whose table explains it. */
  page: string;
}

/** By code, in the order of the documentation. */
export const FINDING_CODES = entries as Readonly<Record<FindingCode, FindingCodeEntry>>;

/** What is known about a finding's code, or nothing. */
export function findingCode(code: string): FindingCodeEntry | undefined {
  return Object.hasOwn(FINDING_CODES, code) ? FINDING_CODES[code as FindingCode] : undefined;
}

export function severityOf(code: FindingCode): Severity {
  return FINDING_CODES[code].severity;
}
