import * as vscode from 'vscode';
import type { PastCall } from '../call/call-history.ts';
import { openCall } from '../call/open-call.ts';
import type { Command } from './command.ts';

/** Lists the last calls, and opens the one that is picked, to be changed and sent again. */
export const showCallHistory: Command = {
  id: 'mpaas.call.history',
  async run({ callHistory }) {
    const calls = callHistory.list();
    if (calls.length === 0) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('No operation was called from this workspace yet.'), 5_000);
      return;
    }
    const title = vscode.l10n.t('Call History');
    const picked = await vscode.window.showQuickPick(calls.map(itemOf), {
      title,
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (picked) await openCall(picked.call);
  },
};

function itemOf(call: PastCall) {
  const { operationType, environment, code, at, request } = call;
  const time = new Date(at).toLocaleString(vscode.env.language);
  return {
    label: operationType,
    description: `${code} · ${environment} · ${time}`,
    detail: JSON.stringify(request) ?? '',
    call,
  };
}
