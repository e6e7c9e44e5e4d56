import * as l10n from '@vscode/l10n';
import { TAR_LIMITS } from '../../tar/tar-format.ts';
import { tarSize } from '../tar-size.ts';
import { finding, type Rule } from './rule.ts';

/** Our choice: no number is documented. The largest real package has 3.5 MB (measured). */
const LARGE_FILE = 5 * 1024 * 1024;
const LARGE_GLOBAL = 5 * 1024 * 1024;
const LARGE_PACKAGE = 20 * 1024 * 1024;
/** More cannot be said in a ZIP file without zip64. */
const MAX_TAR = 2 ** 32 - 1;

/** Devices download the package, and hold all of its tar in memory when they open it (seen in code). */
export const sizesRule: Rule = function* ({ entries, resourceType }) {
  for (const { path, size } of entries) {
    if (size > TAR_LIMITS.memberSize) {
      const message = l10n.t('The file has {0} bytes; at most {1} can be packed.', size, TAR_LIMITS.memberSize);
      yield finding('too-large', 'error', path, message);
    } else if (size > LARGE_FILE) {
      const message = l10n.t('This file has {0} MB. Should every device download it?', megabytes(size));
      yield finding('large-file', 'info', path, message);
    }
  }
  const total = tarSize(entries);
  const limit = resourceType === 'global' ? LARGE_GLOBAL : LARGE_PACKAGE;
  if (total > MAX_TAR) {
    const message = l10n.t('All files together have {0} bytes; packages cannot be larger than 4 GiB.', total);
    yield finding('too-large', 'error', '', message);
  } else if (total > limit) {
    const message =
      resourceType === 'global'
        ? l10n.t(
            'The content has {0} MB. Global resource packages should be small: the docs ask for strict control, without a number.',
            megabytes(total),
          )
        : l10n.t('The content has {0} MB, and devices hold all of it in memory when they open it.', megabytes(total));
    yield finding('large-package', 'warning', '', message);
  }
};

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
