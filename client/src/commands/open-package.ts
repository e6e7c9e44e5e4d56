import * as vscode from 'vscode';
import { pickPackage } from '../pick-file.ts';
import { PACKAGE_VIEW } from '../views/package-view-provider.ts';
import type { Command } from './command.ts';

/** Shows what is in a package, and whether its signature is right. */
export const openPackage: Command = {
  id: 'mpaas.package.open',
  async run(_, clicked) {
    const uri = clicked instanceof vscode.Uri ? clicked : await pickPackage(vscode.l10n.t('Open Package'));
    if (uri) await vscode.commands.executeCommand('vscode.openWith', uri, PACKAGE_VIEW);
  },
};
