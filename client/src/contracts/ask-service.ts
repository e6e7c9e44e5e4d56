import * as vscode from 'vscode';
import { isServiceName } from '../../../server/src/scaffold/service-name.ts';

/** Asks for the name of a new service. @param taken names of those that there are */
export function askService(title: string, taken: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('The name of the service, as in AccountService'),
    placeHolder: 'AccountService',
    ignoreFocusOut: true,
    validateInput: name => {
      if (!isServiceName(name)) return vscode.l10n.t('A capital letter, then letters and digits: AccountService.');
      return taken.includes(name) ? vscode.l10n.t('There is a service of this name already.') : undefined;
    },
  });
}
