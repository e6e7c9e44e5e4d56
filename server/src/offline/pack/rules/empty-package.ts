import * as l10n from '@vscode/l10n';
import { finding, type Rule } from './rule.ts';

/** Nothing to pack is mostly the wrong folder, or a build that failed. */
export const emptyPackageRule: Rule = function* ({ entries }) {
  if (entries.some(({ type }) => type === 'file')) return;
  const message = l10n.t('There are no files to pack. Is it the right folder, and was the app built?');
  yield finding('empty', 'error', '', message);
};
