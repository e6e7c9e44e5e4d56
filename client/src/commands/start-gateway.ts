import * as vscode from 'vscode';
import { runDetached } from '../failures.ts';
import { pickConfig } from '../pick-config.ts';
import type { Command } from './command.ts';

/** @returns the URL of the gateway, nothing when the user changed their mind */
export const startGateway: Command = {
  id: 'mpaas.gateway.start',
  needsTrust: true,
  async run(services, clicked): Promise<string | undefined> {
    const config = await pickConfig(services, clicked);
    if (!config) return undefined;
    const url = await services.gateway.start(config);
    if (url) runDetached(startGateway.id, announce(url), services.log);
    return url;
  },
};

async function announce(url: string): Promise<void> {
  const [call, copy] = [vscode.l10n.t('Call Operation'), vscode.l10n.t('Copy URL')];
  const message = vscode.l10n.t('The mock gateway answers at {0}', url);
  const choice = await vscode.window.showInformationMessage(message, call, copy);
  if (choice === call) await vscode.commands.executeCommand('mpaas.call');
  if (choice === copy) await vscode.env.clipboard.writeText(url);
}
