import * as l10n from '@vscode/l10n';
import { baseName, finding, type Rule } from './rule.ts';

const LITTER = /^(?:\.ds_store|thumbs\.db|ehthumbs\.db|desktop\.ini|__macosx|\.appledouble|\._.*)$/i;

/** Whether a name is one that macOS or Windows leaves behind. */
export function isLitter(name: string): boolean {
  return LITTER.test(name);
}

/** The console does not take them out: shipped packages have them (measured). */
export const litterRule: Rule = function* ({ entries }) {
  for (const { path } of entries) {
    // What is in a folder of litter need not be said again.
    if (!isLitter(baseName(path)) || path.split('/').slice(0, -1).some(isLitter)) continue;
    const message = l10n.t('macOS or Windows left this behind, and devices do not need it. Delete it.');
    yield finding('litter', 'warning', path, message);
  }
};
