import * as l10n from '@vscode/l10n';
import { tarNameOf } from '../../names.ts';
import { type Check, fault } from './check.ts';

/** Nothing signs the name of the tar, and clients look for the one of the app (seen in code). */
export const checkTarName: Check = ({ manifest, roles: { tar } }) => {
  if (!manifest || !tar || tar.name === tarNameOf(manifest.appId)) return [];
  const message = l10n.t('The tar is {0}, but the manifest says that the app is {1}.', tar.shown, manifest.appId);
  return [fault('inconsistent', 'package/tar-name-mismatch', tar.shown, message, tar.offset)];
};
