import * as l10n from '@vscode/l10n';
import type { Deviation, Deviations, Parts } from '../deviation.ts';

/** How operation type, data and time are joined. */
export const layouts: Deviations = () => [
  joined(
    'camel-case-names',
    () =>
      l10n.t(
        'The names in the content are operationType, requestData and ts. They are Operation-Type, Request-Data and Ts.',
      ),
    ({ operationType, data, ts }) => `operationType=${operationType}&requestData=${data}&ts=${ts}`,
  ),
  joined(
    'lower-case-names',
    () => l10n.t('The names in the content are in lower case. They are Operation-Type, Request-Data and Ts.'),
    ({ operationType, data, ts }) => `operation-type=${operationType}&request-data=${data}&ts=${ts}`,
  ),
  joined(
    'without-ts',
    () => l10n.t('The content was signed without &Ts=….'),
    ({ operationType, data }) => `Operation-Type=${operationType}&Request-Data=${data}`,
  ),
  joined(
    'without-names',
    () => l10n.t('The values were signed without their names Operation-Type=, Request-Data= and Ts=.'),
    ({ operationType, data, ts }) => `${operationType}&${data}&${ts}`,
  ),
  joined(
    'other-order',
    () => l10n.t('The content is in another order. It is Operation-Type, Request-Data, Ts.'),
    ({ operationType, data, ts }) => `Operation-Type=${operationType}&Ts=${ts}&Request-Data=${data}`,
  ),
  joined(
    'data-first',
    () => l10n.t('The content is in another order. It is Operation-Type, Request-Data, Ts.'),
    ({ operationType, data, ts }) => `Request-Data=${data}&Operation-Type=${operationType}&Ts=${ts}`,
  ),
  joined(
    'only-data',
    () => l10n.t('The data alone was signed. Sign Operation-Type=…&Request-Data=…&Ts=….'),
    ({ data }) => data,
  ),
];

function joined(id: string, says: () => string, join: Parts['join']): Deviation {
  return { id, says, change: { join } };
}
