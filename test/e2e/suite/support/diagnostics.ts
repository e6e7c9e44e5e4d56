import * as vscode from 'vscode';
import { until } from './until.ts';
import { inWorkspace } from './workspace.ts';

/** Resolves when the Problems view has these of our codes for a file, and no others. Opens nothing, wakes nothing. */
export function codes(file: string, ...wanted: string[]): Promise<void> {
  const uri = vscode.Uri.file(inWorkspace(file));
  const ours = () => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'mPaaS');
  return until(
    vscode.languages.onDidChangeDiagnostics,
    () =>
      ours()
        .map(({ code }) => code)
        .join() === wanted.join(),
  );
}
