import * as l10n from '@vscode/l10n';
import type { Deviation, Deviations } from '../deviation.ts';

/** Which operation type was signed, where the header `Operation-Type` says another. */
export const operationTypes: Deviations = function* ({ operationType, otherOperations }) {
  for (const other of ['', operationType.toLowerCase(), operationType.toUpperCase(), ...otherOperations])
    yield signed(other);
};

function signed(operationType: string): Deviation {
  return {
    id: operationType === '' ? 'operation-type-missing' : 'other-operation',
    says: () =>
      operationType === ''
        ? l10n.t('No operation type was signed. Sign that of the header Operation-Type.')
        : l10n.t('The operation type {0} was signed, and another one was sent.', operationType),
    change: { operationType },
    isOneOfMany: true,
  };
}
