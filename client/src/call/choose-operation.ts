import * as vscode from 'vscode';
import { ListOperationsRequest, type OperationParams, type OperationSummary } from '../../../server/src/protocol.ts';
import type { Services } from '../services.ts';

/**
 * An operation of a config: the one that is given, or the one that the user picks.
 * @returns nothing when the user picks none
 * @throws when the config has no longer the one that is given
 */
export async function chooseOperation(
  { server }: Services,
  config: string,
  title: string,
  operationType?: string,
): Promise<OperationSummary | undefined> {
  const operations = await server.request(ListOperationsRequest, { config });
  if (operationType === undefined) return pickOperation(operations, title);
  const operation = operations.find(each => each.operationType === operationType);
  if (!operation) throw new Error(vscode.l10n.t('No contract has the operation type "{0}".', operationType));
  return operation;
}

async function pickOperation(operations: OperationSummary[], title: string): Promise<OperationSummary | undefined> {
  const items = operations.map(operation => ({
    label: operation.operationType,
    description: `${operation.service}.${operation.name}`,
    ...(operation.description && { detail: operation.description.split('\n', 1)[0] ?? '' }),
    operation,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Operation type'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.operation;
}

/** What a lens or a view hands to a command about an operation, as far as it is one. */
export function operationParams(argument: unknown): Partial<OperationParams> {
  const { config, operationType } = Object(argument) as { config?: unknown; operationType?: unknown };
  return {
    ...(typeof config === 'string' && { config }),
    ...(typeof operationType === 'string' && { operationType }),
  };
}
