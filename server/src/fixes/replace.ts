import * as l10n from '@vscode/l10n';
import type { FixProblem } from './fix.ts';

/** What the finding itself says that was meant. A single candidate is taken for certain. */
export const replace: FixProblem = ({ start, end, data }) => {
  const { replacements = [] } = data;
  return replacements.map(text => ({
    title: l10n.t('Replace with {0}', text),
    changes: [{ start, end, text }],
    ...(replacements.length === 1 && { isPreferred: true }),
  }));
};
