import * as l10n from '@vscode/l10n';
import { MANIFEST_NAME } from '../../names.ts';
import { H5_JSON_NAME } from '../../presets/h5-json.ts';
import { type Check, fault } from './check.ts';

/** The metadata of preset packages and the packages have to be of the same versions (documented: D-ANDROID). */
export const checkH5Json: Check = ({ manifest }, { h5Json }) => {
  if (!manifest || !h5Json) return [];
  const listed = h5Json.presets.filter(({ appId }) => appId === manifest.appId);
  if (listed.some(({ version }) => version === manifest.version)) return [];
  if (listed.length === 0) {
    if (!h5Json.isComplete) return [];
    const message = l10n.t(
      '{0} does not list {1}. Give the file that came with the package.',
      H5_JSON_NAME,
      manifest.appId,
    );
    return [fault('inconsistent', 'package/h5-json-unlisted', MANIFEST_NAME, message)];
  }
  const message = l10n.t(
    '{0} lists {1} as version {2}, and this package is version {3}. Download both of the same version.',
    H5_JSON_NAME,
    manifest.appId,
    listed.map(({ version }) => version).join(', '),
    manifest.version,
  );
  return [fault('inconsistent', 'package/h5-json-mismatch', MANIFEST_NAME, message)];
};
