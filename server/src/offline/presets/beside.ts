import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { compareFindings, type Finding } from '../../findings.ts';
import { packageFileName, parsePackageFileName } from '../names.ts';
import type { ListedPreset } from './h5-json.ts';

/**
 * Compares an `h5_json.json` with the packages in its folder: both have to agree on ids and versions (documented for
 * Android: D-ANDROID).
 * @param file absolute path of the metadata
 * @param names of all files in its folder
 */
export function checkBeside(file: string, presets: readonly ListedPreset[], names: readonly string[]): Finding[] {
  const packages = names.map(parsePackageFileName).filter(each => each !== undefined);
  return presets.flatMap(({ appId, version, range, versionRange }) => {
    if (names.includes(packageFileName(appId, version))) return [];
    // Which entry is meant to be which package, the duplicate's own finding asks.
    const others = packages.filter(each => each.appId === appId).map(each => each.version);
    if (others.length > 0) {
      const message = l10n.t(
        'The package of {0} beside this file is version {1}. Download the metadata and the package of the same version.',
        appId,
        others.join(', '),
      );
      return [finding(file, versionRange, 'package/preset-version', message)];
    }
    const message = l10n.t(
      '{0} is not beside this file. Put it there or remove the entry: on Android a missing package makes others fail that are loaded with it (documented).',
      packageFileName(appId, version),
    );
    return [finding(file, range, 'package/preset-missing', message)];
  });
}

/** Packages beside an `h5_json.json` that it does not list. */
export function unlistedPackages(
  folder: string,
  presets: readonly ListedPreset[],
  names: readonly string[],
): Finding[] {
  return names
    .filter(name => {
      const named = parsePackageFileName(name);
      return named && !presets.some(({ appId }) => appId === named.appId);
    })
    .map(name => {
      const message = l10n.t(
        'The h5_json.json beside it has no entry for {0}, so that the client does not know its address. Add the entry that the console gives with it.',
        name,
      );
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      return finding(path.join(folder, name), range, 'package/preset-unlisted', message);
    })
    .sort(compareFindings);
}

function finding(file: string, range: Finding['range'], code: string, message: string): Finding {
  return { code, severity: 'warning', message, file, range };
}
