import * as l10n from '@vscode/l10n';
import { MANIFEST_NAME, parsePackageFileName } from '../../names.ts';
import { type Check, fault } from './check.ts';

/** A file name in the console's form says which app and version to expect; others say nothing. */
export const checkFileName: Check = ({ manifest }, { fileName }) => {
  const named = fileName === undefined ? undefined : parsePackageFileName(fileName);
  if (!manifest || !named || (named.appId === manifest.appId && named.version === manifest.version)) return [];
  const message = l10n.t(
    'The file is named as {0} {1}, but the manifest is of {2} {3}. Rename it, or get the right one.',
    named.appId,
    named.version,
    manifest.appId,
    manifest.version,
  );
  return [fault('inconsistent', 'package/file-name-mismatch', MANIFEST_NAME, message)];
};
