import * as vscode from 'vscode';
import { LOCAL } from '../../../server/src/calls/local.ts';
import { chooseOperation, operationParams } from '../call/choose-operation.ts';
import { openCall } from '../call/open-call.ts';
import { runningOrPicked } from './call-operation.ts';
import type { Command } from './command.ts';

/** Opens a call that is not saved yet, with a request that fits, to be changed and sent. */
export const newCall: Command = {
  id: 'mpaas.call.new',
  async run(services, argument) {
    const { config = await runningOrPicked(services), operationType: given } = operationParams(argument);
    if (!config) return;
    const operation = await chooseOperation(services, config, vscode.l10n.t('New Call'), given);
    if (!operation) return;
    const { operationType, exampleRequest: request } = operation;
    await openCall({ config, operationType, environment: LOCAL, ...(request !== undefined && { request }) });
  },
};
