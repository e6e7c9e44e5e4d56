import * as l10n from '@vscode/l10n';
import type { Finding, Range } from '../../findings.ts';
import { JsonFile } from './json-file.ts';
import { readEntry } from './preset-entry.ts';

export const H5_JSON_NAME = 'h5_json.json';

/** A package that the metadata names. */
export interface ListedPreset {
  appId: string;
  version: string;
  /** The place of its `app_id`. */
  range: Range;
  /** The place of its `version`. */
  versionRange: Range;
}

export interface H5Json {
  /** Those whose app id and version can be read. */
  presets: ListedPreset[];
  findings: Finding[];
}

/**
 * Reads an `h5_json.json`, the metadata of preset packages that the console gives (form measured).
 * @param file absolute path, for the findings
 */
export function parseH5Json(file: string, text: string): H5Json {
  const json = new JsonFile(file, text);
  if (!json.root || !json.isObject([])) return { presets: [], findings: json.findings };
  const presets: ListedPreset[] = [];
  for (let index = 0, count = json.length(['data']); index < count; index++) {
    const { path, appId, version } = readEntry(json, ['data', index]);
    if (appId === undefined || version === undefined) continue;
    const preset = { appId, version, range: json.range([...path, 'app_id']) };
    checkTwice(json, [...path, 'app_id'], presets, appId);
    presets.push({ ...preset, versionRange: json.range([...path, 'version']) });
  }
  checkResult(json);
  return { presets, findings: json.findings };
}

function checkTwice(json: JsonFile, path: (string | number)[], before: ListedPreset[], appId: string): void {
  const first = before.find(preset => preset.appId === appId);
  if (!first) return;
  const message = l10n.t(
    '{0} is listed already, as version {1} in line {2}. Keep the entry whose package is preset.',
    appId,
    first.version,
    first.range.start.line + 1,
  );
  json.report(path, 'warning', 'package/duplicate-app', message);
}

/** The file is a saved answer of the server: one that says that it failed is no metadata. */
function checkResult(json: JsonFile): void {
  const code = json.optional<number>(['resultCode'], 'number');
  if (code === undefined || code === 100) return;
  const message = l10n.t(
    'resultCode is 100 in all that the console makes (measured); {0} looks like an answer that failed. Download the file again.',
    code,
  );
  json.report(['resultCode'], 'warning', 'package/result-code', message);
}
