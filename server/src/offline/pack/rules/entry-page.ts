import * as l10n from '@vscode/l10n';
import { finding, type Rule } from './rule.ts';

/** What the docs show, and what packages without `www` have (documented: D-GENERATE; measured). */
const USUAL = ['www/index.html', 'index.html'];

/** The page that opens first: the main entry URL of the console, or the usual one. */
export const entryPageRule: Rule = function* ({ entries, resourceType, mainUrl }) {
  // Nobody opens a global resource package.
  if (resourceType === 'global') return;
  const files = new Set(entries.filter(({ type }) => type === 'file').map(({ path }) => path));
  const page = [...USUAL, ...files].find(path => files.has(path) && /\.html?$/i.test(path));
  if (mainUrl !== undefined) {
    const path = pathOf(mainUrl);
    if (path !== undefined && files.has(path)) return;
    const message =
      path === undefined
        ? l10n.t('The main URL is the path of a page in the package, like /www/index.html. "{0}" is none.', mainUrl)
        : l10n.t('The package has no {0}, which the main URL names. Its first page is {1}.', path, page ?? '-');
    yield finding('entry-page', 'error', '', message);
  } else if (page === undefined) {
    const message = l10n.t(
      'There is no page (.html) in the package, so nothing can be opened. Is it the right folder?',
    );
    yield finding('entry-page', 'warning', '', message);
  } else if (!USUAL.includes(page)) {
    const message = l10n.t(
      'There is neither {0} nor {1}. When {2} is the page that opens first, give its path as main URL, here and in the console.',
      ...USUAL,
      page,
    );
    yield finding('entry-page', 'warning', '', message);
  }
};

/** @returns nothing when it is no path from the root of the package */
function pathOf(mainUrl: string): string | undefined {
  const [, path] = /^\/([^?#]+)(?:[?#].*)?$/s.exec(mainUrl) ?? [];
  try {
    return path && decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
