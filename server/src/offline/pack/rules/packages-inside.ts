import * as l10n from '@vscode/l10n';
import { CERT_NAME, MANIFEST_NAME } from '../../names.ts';
import { finding, type Rule } from './rule.ts';

/** What earlier runs, or unpacking a package by hand, leave in a source. */
export const packagesInsideRule: Rule = function* ({ entries }) {
  const names = new Set(entries.map(({ path }) => path));
  if (names.has(MANIFEST_NAME) && names.has(CERT_NAME)) {
    const message = l10n.t(
      'This is a package that was unpacked, not its content. Give what is in its tar; to sign a package, use mpaas sign.',
    );
    yield finding('unpacked-package', 'warning', MANIFEST_NAME, message);
  }
  for (const { path, type } of entries) {
    if (type !== 'file' || !/\.amr$/i.test(path)) continue;
    const message = l10n.t('There is a package inside of this one. When it is left from an earlier build, delete it.');
    yield finding('package-inside', 'warning', path, message);
  }
};
