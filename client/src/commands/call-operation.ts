import * as vscode from 'vscode';
import { type CallParams, CallRequest, type CallResult } from '../../../server/src/protocol.ts';
import { chooseOperation, operationParams } from '../call/choose-operation.ts';
import { askForRequest } from '../call/request-input.ts';
import { resultText } from '../call/result-document.ts';
import { pickConfig } from '../pick-config.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

/**
 * Calls an operation on the mock gateway, signed as the config says, and shows what it answered. A lens or a view says
 * which operation.
 */
export const callOperation: Command = {
  id: 'mpaas.call',
  needsTrust: true,
  async run(services, argument): Promise<CallResult | undefined> {
    const { config = await runningOrPicked(services), operationType } = operationParams(argument);
    if (!config) return undefined;
    const operation = await chooseOperation(services, config, vscode.l10n.t('Call Operation'), operationType);
    const asked = operation && (await askForRequest(operation));
    const url = asked && (await gatewayUrl(services, config));
    if (!url) return undefined;
    const params: CallParams = { config, operationType: operation.operationType, url, ...asked };
    const result = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Calling {0}', operation.operationType),
        cancellable: true,
      },
      (_, token) => services.server.request(CallRequest, params, token),
    );
    services.log.info(`${params.operationType}: ${result.resultStatus} ${result.memo} (${result.traceId})`);
    await show(params, result, services);
    if (result.resultStatus !== 1000) void offerJournal(result);
    return result;
  },
};

async function runningOrPicked(services: Services): Promise<string | undefined> {
  const { state } = services.gateway;
  return state.kind === 'running' ? state.config : pickConfig(services);
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

/** A refusal is explained at length there. */
async function offerJournal({ resultStatus, memo, traceId }: CallResult): Promise<void> {
  const journal = vscode.l10n.t('Show in Journal');
  const message = vscode.l10n.t('The mock gateway answered {0}: {1}', resultStatus, memo);
  if ((await vscode.window.showInformationMessage(message, journal)) !== journal) return;
  await vscode.commands.executeCommand('mpaas.gateway.journal', { traceId });
}

async function show(params: CallParams, result: CallResult, { documents }: Services): Promise<void> {
  const uri = documents.set(`/${params.operationType}.jsonc`, resultText(params, result));
  await vscode.window.showTextDocument(uri, { preview: true, viewColumn: vscode.ViewColumn.Beside });
}
