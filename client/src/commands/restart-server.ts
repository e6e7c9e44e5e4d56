import * as vscode from 'vscode';
import type { Command } from './command.ts';

export const restartServer: Command = {
  id: 'mpaas.restartServer',
  async run({ server }) {
    await server.restart();
    vscode.window.setStatusBarMessage(vscode.l10n.t('The mPaaS language server was restarted.'), 5_000);
  },
};
