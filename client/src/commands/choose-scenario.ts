import * as vscode from 'vscode';
import { askMocks } from '../gateway/ask-mocks.ts';
import type { Command } from './command.ts';

/** Has the gateway that runs answer from one of the scenarios of its mocks, or from none. */
export const chooseScenario: Command = {
  id: 'mpaas.gateway.scenario',
  async run({ gateway }) {
    const { scenario: current, scenarios } = await askMocks(gateway, mocks => mocks.state());
    const itemOf = (label: string, scenario: string | null) => ({
      label,
      scenario,
      ...(scenario === current && { description: vscode.l10n.t('counts now') }),
    });
    const items = [itemOf(vscode.l10n.t('No scenario'), null), ...scenarios.map(name => itemOf(name, name))];
    const title = vscode.l10n.t('Scenario of the mock gateway');
    const placeHolder = vscode.l10n.t('A scenario is a folder among the mocks, or what faults of the config are for');
    const picked = await vscode.window.showQuickPick(items, { title, placeHolder });
    if (!picked) return;
    const { scenario } = await askMocks(gateway, mocks => mocks.setScenario(picked.scenario));
    const message =
      scenario === null
        ? vscode.l10n.t('The mock gateway answers from no scenario.')
        : vscode.l10n.t('The mock gateway answers from the scenario {0}.', scenario);
    vscode.window.setStatusBarMessage(message, 5_000);
  },
};
