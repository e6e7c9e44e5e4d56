import * as vscode from 'vscode';
import type { Finding } from '../../server/src/findings.ts';
import { errorCount, findingCount, otherFindingCount } from './counts.ts';
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
  const message = countText(errors, findings.length - errors);
  const show = vscode.l10n.t('Show Problems');
  const tell = errors > 0 ? vscode.window.showErrorMessage : vscode.window.showWarningMessage;
  if ((await tell(message, show)) === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

function countText(errors: number, others: number): string {
  if (errors > 0 && others > 0)
    return vscode.l10n.t('{0} and {1} in contracts.', errorCount(errors), otherFindingCount(others));
  return vscode.l10n.t('{0} in contracts.', errors > 0 ? errorCount(errors) : findingCount(others));
}
