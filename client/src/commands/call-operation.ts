import * as vscode from 'vscode';
import type { CallResult } from '../../../server/src/call-protocol.ts';
import { LOCAL } from '../../../server/src/calls/local.ts';
import { chooseOperation, operationParams } from '../call/choose-operation.ts';
import { askForRequest } from '../call/request-input.ts';
import { sendCall } from '../call/send-call.ts';
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
    if (!asked) return undefined;
    return sendCall(services, { config, operationType: operation.operationType, environment: LOCAL, ...asked });
  },
};

/** The config whose gateway runs, else the one that the user picks. */
export async function runningOrPicked(services: Services): Promise<string | undefined> {
  const { state } = services.gateway;
  return state.kind === 'running' ? state.config : pickConfig(services);
}
