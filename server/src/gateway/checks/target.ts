import * as l10n from '@vscode/l10n';
import { nearest } from '../../nearest.ts';
import type { Contract, OperationContract } from '../contract.ts';
import type { Explanation } from '../explanation.ts';
import type { Settings } from '../settings.ts';
import type { MgwRequest } from '../wire.ts';

/** Finds the operation that a request is for: 3000 unless app, workspace and operation type all fit (AY/64260). */
export function findOperation(
  request: MgwRequest,
  contract: Contract,
  settings: Settings,
): { found: OperationContract } | { refused: Explanation } {
  const found = contract.operations.get(request.operationType);
  const { appId, workspaceId } = settings;
  if (appId && request.appId !== appId) {
    return refused(l10n.t('The header AppId is not the appId of the config.'), appId, request.appId);
  }
  if (request.workspaceId !== workspaceId) {
    const hypothesis = l10n.t('The header WorkspaceId is not the workspaceId of the config.');
    return refused(hypothesis, workspaceId, request.workspaceId);
  }
  return found ? { found } : unknownOperation(request.operationType, contract);
}

function unknownOperation(operationType: string, contract: Contract): { refused: Explanation } {
  if (operationType === '') {
    return refused(l10n.t('The request has no header Operation-Type.'), 'Operation-Type', '');
  }
  const meant = nearest(operationType.slice(0, 200), contract.operations.keys());
  const hypothesis = meant
    ? l10n.t('No contract has the operation type {0}. The nearest is {1}.', operationType, meant)
    : l10n.t('No contract has the operation type {0}. A contract that cannot be read is left out.', operationType);
  return refused(hypothesis, meant ?? [...contract.operations.keys()].slice(0, 10), operationType);
}

function refused(hypothesis: string, expected: string | string[], received: string): { refused: Explanation } {
  return { refused: { code: 3000, hypothesis, expected, received } };
}
