import path from 'node:path';
import { FILE_START, type Finding } from '../../findings.ts';
import { parsePackageFileName } from '../names.ts';
import { checkBeside, unlistedPackages } from '../presets/beside.ts';
import { H5_JSON_NAME, type ListedPreset, parseH5Json } from '../presets/h5-json.ts';
import type { Preset } from './model.ts';

export interface FoundPresets {
  presets: Preset[];
  findings: Finding[];
}

/**
 * Matches the packages of an app with the metadata beside them.
 * @param files of the app, relative to the workspace
 * @param texts of those that could be read
 */
export function findPresets(
  workspace: string,
  files: readonly string[],
  texts: ReadonlyMap<string, string>,
): FoundPresets {
  const found: FoundPresets = { presets: [], findings: [] };
  const folders = new Set(files.filter(isOfPresets).map(file => path.posix.dirname(file)));
  for (const relative of folders) {
    const folder = path.join(workspace, relative);
    const names = files.filter(file => path.posix.dirname(file) === relative).map(file => path.posix.basename(file));
    const text = texts.get(path.posix.join(relative, H5_JSON_NAME));
    const file = path.join(folder, H5_JSON_NAME);
    const metadata = text === undefined ? undefined : parseH5Json(file, text);
    if (metadata) {
      found.findings.push(...metadata.findings, ...checkBeside(file, metadata.presets, names));
      found.findings.push(...unlistedPackages(folder, metadata.presets, names));
    }
    for (const name of names.filter(each => each.endsWith('.amr'))) {
      found.presets.push(presetOf(path.join(folder, name), file, metadata?.presets ?? []));
    }
  }
  return found;
}

function isOfPresets(file: string): boolean {
  return file.endsWith('.amr') || path.posix.basename(file) === H5_JSON_NAME;
}

function presetOf(file: string, metadataFile: string, listed: readonly ListedPreset[]): Preset {
  const { appId = '', version = '' } = parsePackageFileName(path.basename(file)) ?? {};
  const entries = listed.filter(each => each.appId === appId);
  const entry = entries.find(each => each.version === version) ?? entries[0];
  const place = entry ? { file: metadataFile, range: entry.range } : { file, range: FILE_START };
  return { file, appId, version, place };
}
