import * as l10n from '@vscode/l10n';
import { baseName, finding, type Rule } from './rule.ts';

const FOLDERS = new Set(['.git', '.svn', '.hg', 'node_modules', 'bower_components', '.vscode', '.idea', '.vs']);

/** Folders of version control, package managers and editors: sources and history would be public. */
export const developerFoldersRule: Rule = function* ({ entries }) {
  let found: string | undefined;
  for (const { path, type } of entries) {
    if (found !== undefined && path.startsWith(`${found}/`)) continue;
    if (type !== 'directory' || !FOLDERS.has(baseName(path).toLowerCase())) continue;
    found = path;
    const message = l10n.t('This folder is for development; all who have the package could read it. Take it out.');
    yield finding('developer-folder', 'warning', path, message);
  }
};
