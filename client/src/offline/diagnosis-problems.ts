import path from 'node:path';
import * as vscode from 'vscode';
import type { Finding, Severity } from '../../../server/src/findings.ts';

/** How a package fares in an app: what only a diagnosis of the whole folder knows. */
export const OUTCOMES: ReadonlySet<string> = new Set([
  'package/falls-back',
  'package/loads-unverified',
  'package/outcome-unknown',
]);

/** The language server checks these by itself while they are open: here their own faults would stand twice. */
const CHECKED_BY_SERVER: ReadonlySet<string> = new Set(['h5_json.json', 'custom_config.json']);

const SEVERITIES: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** The findings of the last diagnosis, in the Problems view. They are as old as that diagnosis. */
export class DiagnosisProblems implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('mpaas-packages');

  /** Shows these in place of those before. */
  show(findings: readonly Finding[]): void {
    const shown = findings.filter(
      ({ code, file }) => OUTCOMES.has(code) || !CHECKED_BY_SERVER.has(path.basename(file)),
    );
    this.collection.clear();
    for (const file of new Set(shown.map(finding => finding.file))) {
      const ofFile = shown.filter(finding => finding.file === file);
      this.collection.set(vscode.Uri.file(file), ofFile.map(diagnosticOf));
    }
  }

  dispose(): void {
    this.collection.dispose();
  }
}

function diagnosticOf({ range: { start, end }, message, severity, code }: Finding): vscode.Diagnostic {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = 'mPaaS';
  diagnostic.code = code;
  return diagnostic;
}
