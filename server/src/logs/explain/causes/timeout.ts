import * as l10n from '@vscode/l10n';
import type { Cause } from '../cause.ts';

/** Documented AY/64260: what counts where neither API nor group says another. */
const DEFAULT_MS = 3000;

/** 4001: how long the gateway waited, beside what it and the contract would wait. */
export const timeout: Cause = ({ event: { costMs, operationType } }, _, { apps }) => {
  if (costMs === undefined) return undefined;
  const isDefault = costMs >= DEFAULT_MS && costMs < DEFAULT_MS * 1.1;
  const wanted = apps.map(app => app.operations.get(operationType ?? '')?.timeoutMs).find(ms => ms !== undefined);
  return {
    says: [
      isDefault
        ? l10n.t(
            'The gateway waited {0} ms, about the {1} ms that it waits where nobody says another time.',
            costMs,
            DEFAULT_MS,
          )
        : l10n.t('The gateway waited {0} ms.', costMs),
      ...(wanted === undefined
        ? []
        : [l10n.t('The contract says @timeout {0}: set it for the API in the console, too.', wanted)]),
    ],
  };
};
