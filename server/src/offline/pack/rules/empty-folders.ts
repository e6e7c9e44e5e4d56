import * as l10n from '@vscode/l10n';
import { finding, type Rule } from './rule.ts';

export const emptyFoldersRule: Rule = function* ({ entries }) {
  const full = new Set(entries.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))));
  for (const { path, type } of entries) {
    if (type !== 'directory' || full.has(path)) continue;
    yield finding('empty-folder', 'info', path, l10n.t('This folder is empty. It is packed, and clients ignore it.'));
  }
};
