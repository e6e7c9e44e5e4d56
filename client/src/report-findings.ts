import * as vscode from 'vscode';
import type { Finding } from '../../server/src/findings.ts';

/**
 * Tells how many findings there are; they themselves are in the Problems view.
 * @param nothing what is said when there are none
 */
export async function reportFindings(findings: readonly Finding[], nothing: string): Promise<void> {
  if (findings.length === 0) {
    void vscode.window.showInformationMessage(nothing);
    return;
  }
  const errors = findings.filter(finding => finding.severity === 'error').length;
  const message = vscode.l10n.t('{0} errors and {1} other findings in contracts.', errors, findings.length - errors);
  const show = vscode.l10n.t('Show Problems');
  const tell = errors > 0 ? vscode.window.showErrorMessage : vscode.window.showWarningMessage;
  if ((await tell(message, show)) === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}
