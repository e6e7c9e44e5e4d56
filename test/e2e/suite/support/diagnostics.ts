import * as vscode from 'vscode';
import { until } from './until.ts';
import { inWorkspace } from './workspace.ts';

/** What we found in a file of the workspace. */
export function ours(file: string): vscode.Diagnostic[] {
  const uri = vscode.Uri.file(inWorkspace(file));
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'mPaaS');
}

/** Resolves when the Problems view has these of our codes for a file, and no others. Opens nothing, wakes nothing. */
export function codes(file: string, ...wanted: string[]): Promise<void> {
  return until(vscode.languages.onDidChangeDiagnostics, () => ours(file).map(codeOf).join() === wanted.join());
}

/** A code with a link to its documentation comes as an object. */
function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
