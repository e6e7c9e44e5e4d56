import * as l10n from '@vscode/l10n';
import { finding, type Rule } from './rule.ts';

/** Shipped packages have them (measured), with the sources in them. */
export const sourceMapsRule: Rule = function* ({ entries }) {
  for (const { path, type } of entries) {
    if (type !== 'file' || !/\.(?:css|[cm]?js)\.map$/i.test(path)) continue;
    const message = l10n.t('Source maps show your sources and make the package larger. Build without them.');
    yield finding('source-map', 'warning', path, message);
  }
};
