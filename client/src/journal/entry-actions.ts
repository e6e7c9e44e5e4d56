import * as vscode from 'vscode';
import { SECRET_VARIABLE } from '../../../server/src/gateway/journal/curl.ts';
import type { JournalSummary } from '../../../server/src/gateway/journal/entry.ts';
import { PlacesRequest } from '../../../server/src/protocol.ts';
import { locationOf } from '../locations.ts';
import { offerToOpen } from '../offer-to-open.ts';
import type { Services } from '../services.ts';

/** What is done with an entry needs no more of them. */
export type JournalServices = Pick<Services, 'gateway' | 'server' | 'journal' | 'log'>;

/** Goes to the operation of an entry, in its contract. */
export async function openContract(
  { gateway, server }: JournalServices,
  { operationType }: JournalSummary,
): Promise<void> {
  const { state } = gateway;
  if (state.kind !== 'running') return;
  const { operation } = await server.request(PlacesRequest, { config: state.config, operationType, of: 'handlers' });
  const { uri, range } = locationOf(operation);
  await vscode.window.showTextDocument(uri, { selection: range });
}

/** Sends an entry's request once more, signed for now. @returns the trace id of the new call */
export async function replay({ journal }: JournalServices, { id }: JournalSummary): Promise<string> {
  const { code, traceId } = await journal.ask(client => client.replay(id));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Sent again. The answer is {0}.', code), 5_000);
  return traceId;
}

/** Copies an entry's request as lines for a shell, which sign it anew. */
export async function copyAsCurl({ journal }: JournalServices, { id }: JournalSummary): Promise<void> {
  await vscode.env.clipboard.writeText(await journal.ask(client => client.curl(id)));
  const message = vscode.l10n.t('Copied as lines for a shell, which take the secret from {0}.', `$${SECRET_VARIABLE}`);
  vscode.window.setStatusBarMessage(message, 5_000);
}

/** Makes a mock of an entry's answer, and offers to open it. */
export async function saveAsMock({ journal, log }: JournalServices, { id }: JournalSummary): Promise<void> {
  const file = await journal.ask(client => client.saveAsMock(id));
  const message = vscode.l10n.t('{0} is what the gateway answers from now on.', vscode.workspace.asRelativePath(file));
  offerToOpen(file, message, log);
}
