import * as vscode from 'vscode';
import { type CallFileView, type CallResult, ReadCallsRequest } from '../../../server/src/call-protocol.ts';
import { sendCall } from '../call/send-call.ts';
import { runDetached } from '../failures.ts';
import type { Command } from './command.ts';

/** Sends a call of a file: the one whose lens was clicked, or the only one or the one that is picked in the open file. */
export const sendCallOfFile: Command = {
  id: 'mpaas.call.send',
  needsTrust: true,
  async run(services, uri, index): Promise<CallResult | undefined> {
    const given = typeof uri === 'string' ? uri : vscode.window.activeTextEditor?.document.uri.toString();
    const file = given === undefined ? null : await services.server.request(ReadCallsRequest, { uri: given });
    if (!file || file.calls.length === 0) {
      runDetached(sendCallOfFile.id, offerNewCall(), services.log);
      return undefined;
    }
    const call = typeof index === 'number' ? file.calls[index] : await pickCall(file.calls);
    return call && sendCall(services, { config: file.config, ...call });
  },
};

async function offerNewCall(): Promise<void> {
  const open = vscode.l10n.t('New Call');
  const message = vscode.l10n.t('There is no call here. Write one, or open one with a request that fits.');
  if ((await vscode.window.showWarningMessage(message, open)) === open)
    await vscode.commands.executeCommand('mpaas.call.new');
}

async function pickCall(calls: CallFileView['calls']): Promise<CallFileView['calls'][number] | undefined> {
  const [only] = calls;
  if (calls.length === 1) return only;
  const items = calls.map(call => ({
    label: call.operationType,
    description: call.environment,
    detail: JSON.stringify(call.request) ?? '',
    call,
  }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Which call?') }))?.call;
}
