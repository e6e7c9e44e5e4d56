import * as vscode from 'vscode';
import { appOfPackage } from '../offline/inspect-file.ts';
import { packageOf } from '../pick-file.ts';
import type { Command } from './command.ts';
import { optionsOf } from './options.ts';

interface ChooseOptions {
  /** Path of the public key. */
  file: string;
}

/** Verifies a package, and all others of the same app, with another public key from now on. */
export const choosePublicKey: Command = {
  id: 'mpaas.package.choosePublicKey',
  async run({ publicKeys }, clicked, options): Promise<void> {
    const uri = await packageOf(clicked, vscode.l10n.t('Verify Package'));
    if (!uri) return;
    const appId = await appOfPackage(uri.fsPath);
    const { file } = optionsOf<ChooseOptions>(options);
    const known = file === undefined ? await publicKeys.ask(appId) : await publicKeys.choose(appId, file);
    if (known) await vscode.commands.executeCommand('mpaas.package.verify', uri);
  },
};
