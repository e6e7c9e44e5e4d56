import * as l10n from '@vscode/l10n';
import type { PackageFinding } from '../package-finding.ts';
import { limitFindings } from './limit-findings.ts';
import { PackError } from './pack-error.ts';

/** What is an error because it is nearly always a mistake, and can be allowed for the case that it is none. */
export const ALLOWABLE_CODES = ['package/secret-file', 'package/private-key'] as const;
export type AllowableCode = (typeof ALLOWABLE_CODES)[number];

/** Nothing was packed, because of what is in the source. */
export class PackRefusedError extends PackError {
  override name = 'PackRefusedError';

  /** Not only the errors; of many of one kind only some, and how many more there are. */
  readonly findings: PackageFinding[];

  /** @param findings all of them */
  constructor(findings: PackageFinding[]) {
    const errors = findings.filter(isError);
    const [reason = ''] = errors.map(({ entry, message }) => (entry ? `${entry}: ${message}` : message));
    super(
      'package/refused',
      errors.length === 1
        ? l10n.t('Nothing was packed. {0}', reason)
        : l10n.t('Nothing was packed, for {0} reasons. The first: {1}', errors.length, reason),
    );
    this.findings = limitFindings(findings);
  }
}

/** @throws PackRefusedError when there is an error among the findings that is not allowed */
export function refuseErrors(findings: PackageFinding[], allow: readonly AllowableCode[]): void {
  const judged = allowing(findings, allow);
  if (judged.some(isError)) throw new PackRefusedError(judged);
}

/** The findings with errors that are allowed as warnings. */
export function allowing(findings: PackageFinding[], allow: readonly AllowableCode[]): PackageFinding[] {
  const isAllowed = ({ code, severity }: PackageFinding) =>
    severity === 'error' && allow.some(allowed => allowed === code);
  return findings.map(finding => (isAllowed(finding) ? { ...finding, severity: 'warning' } : finding));
}

export function isError({ severity }: PackageFinding): boolean {
  return severity === 'error';
}
