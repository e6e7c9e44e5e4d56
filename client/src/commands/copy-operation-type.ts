import * as vscode from 'vscode';
import { chooseOperation, operationParams } from '../call/choose-operation.ts';
import { pickConfig } from '../pick-config.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

/** Puts an operation type on the clipboard: that of a line of the contracts view, or one that the user picks. */
export const copyOperationType: Command = {
  id: 'mpaas.copyOperationType',
  async run(services, argument): Promise<string | undefined> {
    const operationType = operationParams(argument).operationType ?? (await chosen(services));
    if (operationType !== undefined) await vscode.env.clipboard.writeText(operationType);
    return operationType;
  },
};

async function chosen(services: Services): Promise<string | undefined> {
  const config = await pickConfig(services);
  const operation = config && (await chooseOperation(services, config, vscode.l10n.t('Copy Operation Type')));
  return operation ? operation.operationType : undefined;
}
