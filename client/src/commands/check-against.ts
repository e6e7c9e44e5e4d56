import * as vscode from 'vscode';
import { CheckAgainstRequest, type CheckAgainstResult } from '../../../server/src/protocol.ts';
import { pickConfig } from '../pick-config.ts';
import { reportFindings } from '../report-findings.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { optionsOf } from './options.ts';

/** Where the last reference is remembered, for each workspace. */
const REFERENCE = 'mpaas.checkAgainst.reference';

/** Shows what the contracts break for apps that were released with those of a git reference. */
export const checkAgainst: Command = {
  id: 'mpaas.checkAgainst',
  needsTrust: true,
  async run(services, clicked, given): Promise<CheckAgainstResult | undefined> {
    const config = await pickConfig(services, clicked);
    const ref = config && (optionsOf<{ ref: string }>(given).ref ?? (await askForReference(services)));
    if (!config || !ref) return undefined;
    const result = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Comparing contracts with {0}', ref),
        cancellable: true,
      },
      (_, token) => services.server.request(CheckAgainstRequest, { config, ref }, token),
    );
    services.comparison.show(result.findings);
    const nothing = vscode.l10n.t('Nothing breaks apps that were released with {0}.', ref);
    reportFindings(result.findings, nothing, services.log);
    return result;
  },
};

async function askForReference({ workspaceState }: Services): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('Check Against Git Reference'),
    prompt: vscode.l10n.t('A branch, a tag or a commit: what apps were released with'),
    value: workspaceState.get(REFERENCE, 'HEAD'),
    validateInput: value => (value.trim() === '' ? vscode.l10n.t('Name a branch, a tag or a commit.') : undefined),
  });
  const ref = answer?.trim();
  if (ref) await workspaceState.update(REFERENCE, ref);
  return ref;
}
