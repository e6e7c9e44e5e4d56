import { appIdRule } from './app-id.ts';
import { developerFoldersRule } from './developer-folders.ts';
import { emptyFoldersRule } from './empty-folders.ts';
import { emptyPackageRule } from './empty-package.ts';
import { entryPageRule } from './entry-page.ts';
import { globalLayoutRule } from './global-layout.ts';
import { httpUrlsRule } from './http-urls.ts';
import { litterRule } from './litter.ts';
import { packagesInsideRule } from './packages-inside.ts';
import { privateKeysRule } from './private-keys.ts';
import type { ContentRule, Rule } from './rule.ts';
import { sameNamesRule } from './same-names.ts';
import { secretFilesRule } from './secret-files.ts';
import { sizesRule } from './sizes.ts';
import { sourceMapsRule } from './source-maps.ts';
import { specialFilesRule } from './special-files.ts';
import { tarNamesRule } from './tar-names.ts';
import { urlNamesRule } from './url-names.ts';
import { versionRule } from './version.ts';
import { windowsNamesRule } from './windows-names.ts';

/** In the order in which they are read. */
export const RULES: Rule[] = [
  appIdRule,
  versionRule,
  emptyPackageRule,
  specialFilesRule,
  tarNamesRule,
  sameNamesRule,
  secretFilesRule,
  entryPageRule,
  globalLayoutRule,
  sizesRule,
  packagesInsideRule,
  developerFoldersRule,
  litterRule,
  sourceMapsRule,
  windowsNamesRule,
  urlNamesRule,
  emptyFoldersRule,
];

export const CONTENT_RULES: ContentRule[] = [privateKeysRule, httpUrlsRule];
