import * as l10n from '@vscode/l10n';
import { finding, type Rule } from './rule.ts';

const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/i;
const APP_AND_WORKSPACE = /^[A-Za-z0-9]+_[A-Za-z0-9-]+$/;

/** Private clouds have one or two folders more before level 3: `mcube`, and a bucket's name (documented: D-GENERATE). */
const LAST_LEVEL = 3;

/**
 * Global resource packages: level 2 is the host of the server, level 3 `{appId}_{workspaceId}` (documented: D-GENERATE);
 * a file's path in the package, after level 1, is its URL without `https://`. Levels count with the app id's as the first.
 */
export const globalLayoutRule: Rule = function* ({ entries, resourceType }) {
  if (resourceType !== 'global') return;
  for (const { path, type } of entries) {
    if (path.includes('/')) continue;
    if (type === 'directory' && HOST.test(path)) {
      if (hasAppFolder(path, entries)) continue;
      const message = l10n.t(
        'Below the server there is no folder with the name of the app and its workspace, as 53E5279071442_test. Without it the addresses of these files are not those of the server.',
      );
      yield finding('global-layout', 'warning', path, message);
    } else {
      const message = l10n.t(
        'In a global resource package, files are in a folder with the name of their server, as mcube-prod.mpaascloud.com. Clients do not find what is beside it.',
      );
      yield finding('global-layout', 'warning', path, message);
    }
  }
};

function hasAppFolder(host: string, entries: { path: string; type: string }[]): boolean {
  return entries.some(({ path, type }) => {
    if (type !== 'directory' || !path.startsWith(`${host}/`)) return false;
    const levels = path.split('/').slice(1);
    return levels.length <= LAST_LEVEL && APP_AND_WORKSPACE.test(levels.at(-1) ?? '');
  });
}
