import * as vscode from 'vscode';
import { ListEnvironmentsRequest } from '../../../server/src/call-protocol.ts';
import { pickConfig } from '../pick-config.ts';
import type { Command } from './command.ts';

/** Has VS Code forget the secret of an environment: the next call asks for it again. */
export const forgetSecret: Command = {
  id: 'mpaas.call.forgetSecret',
  async run(services) {
    const config = await pickConfig(services);
    if (!config) return;
    const environments = await services.server.request(ListEnvironmentsRequest, { config });
    const others = environments.filter(({ isLocal }) => !isLocal);
    if (others.length === 0) {
      vscode.window.setStatusBarMessage(
        vscode.l10n.t('The config has no environments besides the mock gateway.'),
        5_000,
      );
      return;
    }
    const items = others.map(({ name, url }) => ({ label: name, description: url }));
    const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Forget the Secret of…') });
    if (!picked) return;
    await services.environmentSecrets.forget(config, picked.label);
    vscode.window.setStatusBarMessage(vscode.l10n.t('The secret of {0} is forgotten.', picked.label), 5_000);
  },
};
