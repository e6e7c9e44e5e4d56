import * as l10n from '@vscode/l10n';
import type { Cause } from '../cause.ts';

/** 6000 and 6001: services of a business system whose registration did not come to its end. */
export const registration: Cause = (_, { unregistered }) => {
  if (unregistered.length === 0) return undefined;
  return {
    says: unregistered
      .slice(0, 3)
      .map(({ service = '?', stage = '?' }) =>
        l10n.t('The service {0} was not registered: its boot log ends with {1}.', service, stage),
      ),
    related: unregistered.slice(0, 3),
  };
};
