import * as vscode from 'vscode';
import type { Command } from './command.ts';

/** Has the document of the active editor read as a log of mPaaS, whatever its name is: hints, problems and colours come. */
export const annotateLog: Command = {
  id: 'mpaas.logs.annotate',
  async run() {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open the log in an editor first.'));
      return;
    }
    await vscode.languages.setTextDocumentLanguage(document, 'mgs-log');
  },
};
