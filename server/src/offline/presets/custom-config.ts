import * as l10n from '@vscode/l10n';
import type { JSONPath } from 'jsonc-parser';
import type { Finding, Range } from '../../findings.ts';
import { JsonFile } from './json-file.ts';

export const CUSTOM_CONFIG_NAME = 'custom_config.json';

/** The name of Android's switch (seen in code). */
export const VERIFY_SWITCH = 'h5_shouldverifyapp';

/** The name of the guard against dangerous names in packages (seen in code: H5ZipUtil). */
export const UNZIP_CHECK = 'h5_amrUnzipSecCheck';

export function unzipCheckOff(): string {
  return l10n.t(
    'h5_amrUnzipSecCheck = NO has the client unzip entries whose names hold "..", "/", "\\" or "%" (seen in code). Remove it from release builds.',
  );
}

/** One setting. */
export interface CustomSetting {
  key: string;
  value: string;
  /** The place of the value. */
  range: Range;
}

export interface CustomConfig {
  settings: CustomSetting[];
  findings: Finding[];
}

/**
 * Reads Android's `assets/config/custom_config.json`: an array of keys and values, all strings (form measured). Keys
 * that are not known here are fine: the containers have many.
 * @param file absolute path, for the findings
 */
export function parseCustomConfig(file: string, text: string): CustomConfig {
  const json = new JsonFile(file, text);
  const settings: CustomSetting[] = [];
  for (let index = 0, count = json.root ? json.length([]) : 0; index < count; index++) {
    if (!json.isObject([index])) continue;
    const key = json.requiredString([index, 'key']);
    const value = json.requiredString([index, 'value']);
    if (key === undefined) continue;
    if (settings.some(setting => setting.key === key)) reportTwice(json, [index, 'key'], key);
    if (value === undefined) continue;
    settings.push({ key, value, range: json.range([index, 'value']) });
    checkValue(json, [index, 'value'], key, value);
  }
  return { settings, findings: json.findings };
}

function reportTwice(json: JsonFile, path: JSONPath, key: string): void {
  const message = l10n.t('{0} is set already. Which of the two counts is not known: keep one.', key);
  json.report(path, 'warning', 'package/duplicate-setting', message);
}

function checkValue(json: JsonFile, path: JSONPath, key: string, value: string): void {
  if (key === VERIFY_SWITCH) checkSwitch(json, path, value);
  if (key === UNZIP_CHECK && value === 'NO') {
    json.report(path, 'warning', 'package/unzip-check-off', unzipCheckOff());
  }
  if (key === 'h5_nbmngconfig' && !isJson(value)) {
    const message = l10n.t('h5_nbmngconfig is JSON inside of a string (seen in code), and this is no valid JSON.');
    json.report(path, 'warning', 'package/setting-json', message);
  }
}

function checkSwitch(json: JsonFile, path: JSONPath, value: string): void {
  if (value === 'NO') {
    const message = l10n.t(
      'Offline packages are not verified, except on rooted devices, where they are even so (seen in code). Turn verification on for release builds.',
    );
    json.report(path, 'info', 'package/verification-off', message);
  } else if (/^\s*(no|false|off|0)\s*$/i.test(value)) {
    const message = l10n.t('"{0}" verifies: only exactly "NO" turns verification off (seen in code).', value);
    json.report(path, 'warning', 'package/switch-without-effect', message);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
