import * as vscode from 'vscode';
import type { Finding, Range, RelatedPlace, Severity } from '../../server/src/findings.ts';
import { documentationUri } from '../../server/src/report/documentation.ts';

const SEVERITIES: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Findings of something that was asked for once, in the Problems view. They are as old as the answer. */
export class FindingProblems implements vscode.Disposable {
  private readonly collection: vscode.DiagnosticCollection;

  constructor(name: string) {
    this.collection = vscode.languages.createDiagnosticCollection(name);
  }

  /** Shows these in place of those before. */
  show(findings: readonly Finding[]): void {
    this.collection.clear();
    for (const file of new Set(findings.map(finding => finding.file))) {
      const ofFile = findings.filter(finding => finding.file === file);
      this.collection.set(vscode.Uri.file(file), ofFile.map(diagnosticOf));
    }
  }

  clear(): void {
    this.collection.clear();
  }

  dispose(): void {
    this.collection.dispose();
  }
}

function diagnosticOf({ range, message, severity, code, related }: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(range), message, SEVERITIES[severity]);
  const documentation = documentationUri(code);
  diagnostic.source = 'mPaaS';
  diagnostic.code = documentation ? { value: code, target: vscode.Uri.parse(documentation) } : code;
  if (related) diagnostic.relatedInformation = related.map(relatedInformation);
  return diagnostic;
}

function relatedInformation({ message, file, range }: RelatedPlace): vscode.DiagnosticRelatedInformation {
  return new vscode.DiagnosticRelatedInformation(new vscode.Location(vscode.Uri.file(file), rangeOf(range)), message);
}

function rangeOf({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
