import * as vscode from 'vscode';
import { type ExplainCodeParams, ExplainCodeRequest } from '../../../server/src/log-protocol.ts';
import { LENS_COMMANDS } from '../../../server/src/protocol.ts';
import type { Command } from './command.ts';

/** Shows all that is known of a code: one that a log or a terminal has, or one that the user types. */
export const explainCode: Command = {
  id: LENS_COMMANDS.explainCode,
  async run({ server, documents, firstSteps }, argument): Promise<string | undefined> {
    const params = isCode(argument) ? argument : await askForCode();
    if (!params) return undefined;
    const text = await server.request(ExplainCodeRequest, params);
    const uri = documents.set(`/${params.code}.md`, text);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
    firstSteps.did('explainedLog');
    return text;
  },
};

function isCode(argument: unknown): argument is ExplainCodeParams {
  return ['number', 'string'].includes(typeof Object(argument).code);
}

async function askForCode(): Promise<ExplainCodeParams | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Explain Code'),
    prompt: vscode.l10n.t('A result code of a gateway, or a code of a client, Security Guard or offline packages'),
    placeHolder: '7002',
    validateInput: text =>
      /^\d{1,6}$/.test(text.trim()) ? undefined : vscode.l10n.t('Codes are numbers, such as 7002.'),
  });
  return typed === undefined ? undefined : { code: Number(typed.trim()) };
}
