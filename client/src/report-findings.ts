import * as vscode from 'vscode';
import type { Finding } from '../../server/src/findings.ts';
import { runDetached } from './failures.ts';

/**
 * Tells how many findings there are; they themselves are in the Problems view. Nobody waits for what the user does about it.
 * @param nothing what is said when there are none
 */
export function reportFindings(findings: readonly Finding[], nothing: string, log: vscode.LogOutputChannel): void {
  if (findings.length === 0) vscode.window.setStatusBarMessage(nothing, 5_000);
  else runDetached('findings', offerProblems(findings), log);
}

async function offerProblems(findings: readonly Finding[]): Promise<void> {
  const errors = findings.filter(finding => finding.severity === 'error').length;
  const message = vscode.l10n.t('{0} errors and {1} other findings in contracts.', errors, findings.length - errors);
  const show = vscode.l10n.t('Show Problems');
  const tell = errors > 0 ? vscode.window.showErrorMessage : vscode.window.showWarningMessage;
  if ((await tell(message, show)) === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}
