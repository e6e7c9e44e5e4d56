import * as l10n from '@vscode/l10n';
import { finding, type Rule } from './rule.ts';

/** Packages hold files and folders only (measured). */
export const specialFilesRule: Rule = function* ({ entries }) {
  for (const { path, type } of entries) {
    if (type === 'link') {
      const message = l10n.t(
        'This is a symbolic link. Packages hold none, and it is not followed, because it may lead elsewhere. Put the file itself here.',
      );
      yield finding('link', 'error', path, message);
    } else if (type === 'special') {
      const message = l10n.t('This is neither a file nor a folder, and cannot be packed. Take it out.');
      yield finding('special-file', 'error', path, message);
    }
  }
};
