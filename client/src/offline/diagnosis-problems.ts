import path from 'node:path';
import type * as vscode from 'vscode';
import type { Finding } from '../../../server/src/findings.ts';
import { FindingProblems } from '../finding-problems.ts';

/** How a package fares in an app: what only a diagnosis of the whole folder knows. */
export const OUTCOMES: ReadonlySet<string> = new Set([
  'package/falls-back',
  'package/loads-unverified',
  'package/outcome-unknown',
]);

/** The language server checks these by itself while they are open: here their own faults would stand twice. */
const CHECKED_BY_SERVER: ReadonlySet<string> = new Set(['h5_json.json', 'custom_config.json']);

/** The findings of the last diagnosis, in the Problems view. They are as old as that diagnosis. */
export class DiagnosisProblems implements vscode.Disposable {
  private readonly problems = new FindingProblems('mpaas-packages');

  /** Shows these in place of those before. */
  show(findings: readonly Finding[]): void {
    this.problems.show(
      findings.filter(({ code, file }) => OUTCOMES.has(code) || !CHECKED_BY_SERVER.has(path.basename(file))),
    );
  }

  dispose(): void {
    this.problems.dispose();
  }
}
