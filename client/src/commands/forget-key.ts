import * as vscode from 'vscode';
import { shortFingerprint } from '../offline/key-store.ts';
import type { Command } from './command.ts';
import { optionsOf } from './options.ts';

/** Removes a private key from VS Code's secret storage. @returns whether one was removed */
export const forgetKey: Command = {
  id: 'mpaas.package.forgetKey',
  async run({ keys, log }, argument): Promise<boolean> {
    const { fingerprint } = optionsOf<{ fingerprint: string }>(argument);
    const stored = keys.list();
    if (stored.length === 0) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('No signing key is stored.'), 5_000);
      return false;
    }
    const items = stored.map(key => ({
      label: `$(key) ${key.name}`,
      description: vscode.l10n.t('stored, {0} bits', key.bits),
      detail: shortFingerprint(key.fingerprint),
      key,
    }));
    const picked =
      items.find(({ key }) => key.fingerprint === fingerprint) ??
      (await vscode.window.showQuickPick(items, {
        title: vscode.l10n.t('Forget which signing key?'),
        placeHolder: vscode.l10n.t('It is removed from the secret storage. Files are left alone.'),
      }));
    if (!picked) return false;
    await keys.remove(picked.key.fingerprint);
    const message = vscode.l10n.t('{0} is forgotten.', picked.key.name);
    log.info(message);
    vscode.window.setStatusBarMessage(message, 5_000);
    return true;
  },
};
