import * as l10n from '@vscode/l10n';
import { finding, type Rule } from './rule.ts';

/** Documentation and all real packages have four numbers (documented: D-CREATE; measured). */
export const versionRule: Rule = function* ({ version }) {
  if (!/^\d+(\.\d+)*$/.test(version)) {
    const message = l10n.t(
      '"{0}" is no version. Give four numbers with dots between them, like 1.0.0.1: clients take one that is not numeric to be equal to every version (seen in code).',
      version,
    );
    yield finding('version-format', 'error', '', message);
  } else if (version.split('.').length !== 4) {
    const message = l10n.t(
      'The version {0} does not have four numbers, as all that is documented. Whether the console takes it is not known; 1.0.0.1 is safe.',
      version,
    );
    yield finding('version-format', 'warning', '', message);
  }
};
