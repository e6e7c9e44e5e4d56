import * as vscode from 'vscode';
import { CheckRequest, type CheckResult } from '../../../server/src/protocol.ts';
import { pickConfig } from '../pick-config.ts';
import type { Command } from './command.ts';

/** Checks all contracts of a config; the findings themselves are in the Problems view. */
export const checkContracts: Command = {
  id: 'mpaas.check',
  async run(services, clicked): Promise<CheckResult | undefined> {
    const config = await pickConfig(services, clicked);
    if (!config) return undefined;
    const result = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Checking contracts') },
      () => services.server.request(CheckRequest, { config }),
    );
    void report(result);
    return result;
  },
};

async function report({ findings, contracts, operations }: CheckResult): Promise<void> {
  if (findings.length === 0) {
    const message = vscode.l10n.t('{0} operations in {1} contracts: nothing to mend.', operations, contracts);
    void vscode.window.showInformationMessage(message);
    return;
  }
  const errors = findings.filter(finding => finding.severity === 'error').length;
  const message = vscode.l10n.t('{0} errors and {1} other findings in contracts.', errors, findings.length - errors);
  const show = vscode.l10n.t('Show Problems');
  const tell = errors > 0 ? vscode.window.showErrorMessage : vscode.window.showWarningMessage;
  if ((await tell(message, show)) === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}
