import * as vscode from 'vscode';
import type { JournalServices } from '../journal/entry-actions.ts';
import type { Action } from './journal-view/messages.ts';

type Run = (services: JournalServices) => unknown;

/** What the buttons of the journal view do, apart from those about one entry. An action without a deed does not compile. */
const RUNS: Record<Action, Run> = {
  start: () => vscode.commands.executeCommand('mpaas.gateway.start'),
  call: () => vscode.commands.executeCommand('mpaas.call'),
  clear: () => vscode.commands.executeCommand('mpaas.gateway.journal.clear'),
  export: () => vscode.commands.executeCommand('mpaas.gateway.journal.exportHar'),
  'show-log': ({ gateway }) => gateway.showLog(),
  'copy-url': ({ gateway: { state } }) => state.kind === 'running' && vscode.env.clipboard.writeText(state.url),
};

export async function runAction(action: Action, services: JournalServices): Promise<void> {
  await RUNS[action](services);
}
