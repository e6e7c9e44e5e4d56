import * as vscode from 'vscode';
import {
  CallRequest,
  type CallResult,
  ListEnvironmentsRequest,
  PrepareCallRequest,
  type PreparedCallView,
} from '../../../server/src/call-protocol.ts';
import { runDetached } from '../failures.ts';
import type { Services } from '../services.ts';
import type { Call } from './call.ts';
import { resultText } from './result-document.ts';

/**
 * Sends a call to where it says and nowhere else, shows what was answered, and remembers the call.
 * @returns nothing when the user broke off
 */
export async function sendCall(services: Services, call: Call): Promise<CallResult | undefined> {
  const environments = await services.server.request(ListEnvironmentsRequest, { config: call.config });
  const isLocal = environments.find(({ name }) => name === call.environment)?.isLocal === true;
  const sent = isLocal ? await callLocally(services, call) : await callElsewhere(services, call);
  if (!sent) return undefined;
  const { result, url } = sent;
  if (isLocal) services.firstSteps.did('calledGateway');
  services.log.info(`${call.operationType}: ${result.resultStatus} ${result.memo} (${result.traceId})`);
  await services.callHistory.add(call, result.resultStatus);
  const uri = services.documents.set(`/${call.operationType}.jsonc`, resultText({ ...call, url }, result));
  await vscode.window.showTextDocument(uri, { preview: true, viewColumn: vscode.ViewColumn.Beside });
  if (isLocal && result.resultStatus !== 1000) runDetached('mpaas.call', offerJournal(result), services.log);
  return result;
}

interface Sent {
  result: CallResult;
  url: string;
}

/** The language server signs with the secret that the config names. */
async function callLocally(services: Services, { environment: _, ...call }: Call): Promise<Sent | undefined> {
  const url = await gatewayUrl(services, call.config);
  if (!url) return undefined;
  const result = await whileCalling(call.operationType, token =>
    services.server.request(CallRequest, { ...call, url }, token),
  );
  return { result, url };
}

/** Signed and sent here, so that a secret that VS Code keeps goes to no other process. */
async function callElsewhere(services: Services, call: Call): Promise<Sent | undefined> {
  const prepared = await services.server.request(PrepareCallRequest, call);
  const headers = await signed(services, call, prepared);
  if (!headers) return undefined;
  const { url, body } = prepared;
  const { sendCall: send } = await import('../../../server/src/gateway/send-call.ts');
  const result = await whileCalling(`${call.operationType} → ${call.environment}`, token => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    return send({ url, headers, body }, { signal: controller.signal }).catch(error => {
      throw controller.signal.aborted ? new vscode.CancellationError() : error;
    });
  });
  return { result, url };
}

async function signed(
  { environmentSecrets }: Services,
  { config, environment }: Call,
  { url, headers, signing }: PreparedCallView,
): Promise<Record<string, string> | undefined> {
  if (!signing) return headers;
  const secret = await environmentSecrets.secretOf(config, environment, url);
  if (secret === undefined) return undefined;
  const { signedHeaders } = await import('../../../server/src/gateway/prepare-call.ts');
  return signedHeaders({ headers, signing, body: '' }, secret);
}

/** A refusal of the mock gateway is explained at length there. */
async function offerJournal({ resultStatus, memo, traceId }: CallResult): Promise<void> {
  const journal = vscode.l10n.t('Show in Journal');
  const message = vscode.l10n.t('The mock gateway answered {0}: {1}', resultStatus, memo);
  if ((await vscode.window.showInformationMessage(message, journal)) !== journal) return;
  await vscode.commands.executeCommand('mpaas.gateway.journal', { traceId });
}

function whileCalling(
  what: string,
  task: (token: vscode.CancellationToken) => Promise<CallResult>,
): Thenable<CallResult> {
  const title = vscode.l10n.t('Calling {0}', what);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_, token) => task(token));
}

/** The URL of the gateway that serves a config; where none does, the user is offered to start it. */
async function gatewayUrl({ gateway }: Services, config: string): Promise<string | undefined> {
  const { state } = gateway;
  if (state.kind === 'running' && state.config === config) return state.url;
  const start = vscode.l10n.t('Start Mock Gateway');
  const message =
    state.kind === 'running'
      ? vscode.l10n.t('The mock gateway serves {0}. Start it for this operation instead?', relative(state.config))
      : vscode.l10n.t('The mock gateway does not run, so there is nothing to call.');
  if ((await vscode.window.showInformationMessage(message, start)) !== start) return undefined;
  return gateway.start(config);
}

function relative(file: string): string {
  return vscode.workspace.asRelativePath(file);
}
