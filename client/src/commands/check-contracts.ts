import * as vscode from 'vscode';
import { CheckRequest, type CheckResult } from '../../../server/src/protocol.ts';
import { pickConfig } from '../pick-config.ts';
import { reportFindings } from '../report-findings.ts';
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
    const { findings, operations, contracts } = result;
    const nothing = vscode.l10n.t('{0} operations in {1} contracts: nothing to mend.', operations, contracts);
    reportFindings(findings, nothing, services.log);
    return result;
  },
};
