import * as l10n from '@vscode/l10n';
import { HPMFILE_NAME, MANIFEST_NAME } from '../../names.ts';
import { shownText } from '../shown-text.ts';
import { type Check, fault } from './check.ts';

/**
 * Manifest and tar are signed one by one, so parts of two signed packages can be put together; that `hpmfile.json` in
 * the tar says the same as the manifest is all that binds them. All packages of the console have it (measured).
 */
export const checkHpmfile: Check = ({ manifest, tar }) => {
  if (!manifest || !tar || tar.defect || tar.hpmfileDefect) return [];
  const { appId, version } = tar.hpmfile ?? {};
  if (appId === undefined || version === undefined) {
    const message = l10n.t(
      'No {0} in the tar says which app and version it is. Nothing that is signed shows that the tar and {1} belong together. Build the package with mpaas pack or the console.',
      HPMFILE_NAME,
      MANIFEST_NAME,
    );
    return [fault('inconsistent', 'package/hpmfile-missing', HPMFILE_NAME, message)];
  }
  if (appId === manifest.appId && version === manifest.version) return [];
  const message = l10n.t(
    'The tar is of {0} {1} by its {2}, but the manifest is of {3} {4}. Both may be signed: they were put together out of two packages.',
    shownText(appId),
    shownText(version),
    HPMFILE_NAME,
    manifest.appId,
    manifest.version,
  );
  return [fault('inconsistent', 'package/hpmfile-mismatch', HPMFILE_NAME, message)];
};
