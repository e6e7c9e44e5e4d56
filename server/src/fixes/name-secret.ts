import * as l10n from '@vscode/l10n';
import type { FixProblem } from './fix.ts';

/** Names an environment variable in the place of a secret, which then has to be set there. */
export const nameSecret: FixProblem = ({ start, end }) => [
  {
    title: l10n.t('Take it from an environment variable'),
    changes: [{ start, end, text: '{ "env": "MPAAS_APP_SECRET" }' }],
  },
];
