import * as vscode from 'vscode';
import type { GatewayState } from '../gateway/states.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

interface Action extends vscode.QuickPickItem {
  run(): Thenable<unknown>;
}

/** What the status bar item offers while the gateway runs, or after it failed. */
export const gatewayMenu: Command = {
  id: 'mpaas.gateway.menu',
  async run(services) {
    const { state } = services.gateway;
    const title =
      state.kind === 'running' ? vscode.l10n.t('Mock gateway at {0}', state.url) : vscode.l10n.t('Mock gateway');
    const picked = await vscode.window.showQuickPick(actions(services, state), { title });
    await picked?.run();
  },
};

function actions({ gateway }: Services, state: GatewayState): Action[] {
  const execute = (id: string) => () => vscode.commands.executeCommand(id);
  const whileRunning: Action[] =
    state.kind === 'running'
      ? [
          { label: `$(play) ${vscode.l10n.t('Call Operation')}`, run: execute('mpaas.call') },
          { label: `$(list-unordered) ${vscode.l10n.t('Show Journal')}`, run: execute('mpaas.gateway.journal') },
          { label: `$(list-selection) ${vscode.l10n.t('Choose Scenario')}`, run: execute('mpaas.gateway.scenario') },
          { label: `$(record) ${vscode.l10n.t('Turn Recording On or Off')}`, run: execute('mpaas.gateway.record') },
          {
            label: `$(copy) ${vscode.l10n.t('Copy URL')}`,
            description: state.url,
            run: () => vscode.env.clipboard.writeText(state.url),
          },
          { label: `$(debug-stop) ${vscode.l10n.t('Stop')}`, run: execute('mpaas.gateway.stop') },
        ]
      : [];
  return [
    ...whileRunning,
    { label: `$(debug-restart) ${vscode.l10n.t('Restart')}`, run: execute('mpaas.gateway.restart') },
    { label: `$(output) ${vscode.l10n.t('Show Log')}`, run: async () => gateway.showLog() },
  ];
}
