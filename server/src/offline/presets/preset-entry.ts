import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { JSONPath } from 'jsonc-parser';
import { parsePackageFileName } from '../names.ts';
import { checkAppId } from './app-id.ts';
import type { JsonFile } from './json-file.ts';

/** What an element of `data` says of its package. */
export interface PresetEntry {
  path: JSONPath;
  appId?: string;
  version?: string;
}

/** Reads and checks one element of `data` in an `h5_json.json` (keys and their values measured). */
export function readEntry(json: JsonFile, at: JSONPath): PresetEntry {
  const entry: PresetEntry = { path: at };
  if (!json.isObject(at)) return entry;
  const appId = json.requiredString([...at, 'app_id']);
  const version = json.requiredString([...at, 'version']);
  if (appId !== undefined) {
    entry.appId = appId;
    const wrong = checkAppId(appId);
    if (wrong) json.report([...at, 'app_id'], wrong.severity, wrong.code, wrong.message);
  }
  if (version !== undefined) {
    entry.version = version;
    checkVersion(json, [...at, 'version'], version);
  }
  for (const key of ['name', 'app_desc', 'global_pack_url', 'icon_url', 'patch', 'sub_url']) {
    json.optional([...at, key], 'string');
  }
  checkPackageUrl(json, [...at, 'package_url'], entry);
  checkFallback(json, [...at, 'fallback_base_url']);
  checkHost(json, [...at, 'vhost'], appId);
  checkMainUrl(json, at);
  checkAutoInstall(json, [...at, 'auto_install']);
  return entry;
}

function checkVersion(json: JsonFile, at: JSONPath, version: string): void {
  if (/^\d+(\.\d+)*$/.test(version)) return;
  const message = l10n.t(
    'Versions are numbers with dots between them, like 1.0.0.1; clients take any other to be equal to every version (seen in code), so that "{0}" is never updated.',
    version,
  );
  json.report(at, 'error', 'package/version-format', message);
}

function checkPackageUrl(json: JsonFile, at: JSONPath, { appId, version }: PresetEntry): void {
  const url = json.optional<string>(at, 'string');
  if (!url) return;
  if (isInsecure(url)) {
    const message = l10n.t(
      'The package is downloaded over plain HTTP. Its signature protects it only where the client verifies; use https.',
    );
    json.report(at, 'info', 'package/insecure-url', message);
  }
  const named = parsePackageFileName(path.posix.basename(url));
  if (!named || (named.appId === (appId ?? named.appId) && named.version === (version ?? named.version))) return;
  const message = l10n.t(
    'The URL names package {0} {1}, the entry {2} {3}. Download h5_json.json from the console again, together with its package.',
    named.appId,
    named.version,
    appId ?? '?',
    version ?? '?',
  );
  json.report(at, 'warning', 'package/package-url-mismatch', message);
}

function checkFallback(json: JsonFile, at: JSONPath): void {
  const url = json.optional<string>(at, 'string');
  if (!url) return;
  if (isInsecure(url)) {
    const message = l10n.t(
      'When the package cannot be used, its pages come from here over plain HTTP, and nothing but TLS protects them (inferred). Use https.',
    );
    json.report(at, 'warning', 'package/insecure-url', message);
  }
  if (url.endsWith('/')) return;
  const message = l10n.t(
    'Paths are appended to fallback_base_url, which ends with "/" in all that the console makes (measured). Add it.',
  );
  json.report(at, 'warning', 'package/fallback-url-slash', message);
}

function checkHost(json: JsonFile, at: JSONPath, appId: string | undefined): void {
  const host = json.optional<string>(at, 'string');
  if (!host || appId === undefined || host.startsWith(`https://${appId}.`)) return;
  const message = l10n.t(
    'The virtual host of {0} starts with https://{0}. in all that the console makes (measured). With another, pages look for their files elsewhere.',
    appId,
  );
  json.report(at, 'warning', 'package/vhost-mismatch', message);
}

function checkMainUrl(json: JsonFile, entry: JSONPath): void {
  const at = [...entry, 'main_url'];
  const url = json.optional<string>(at, 'string');
  // Global resource packages are never opened: the console writes "index.htm" for them (measured).
  if (!url || url.startsWith('/') || json.value([...entry, 'global_pack_url'])) return;
  const message = l10n.t('main_url is the path of a page inside the package, from its root: "/{0}"?', url);
  json.report(at, 'info', 'package/main-url-slash', message);
}

function checkAutoInstall(json: JsonFile, at: JSONPath): void {
  const value = json.optional<number>(at, 'number');
  if (value === undefined || value === 0 || value === 1) return;
  const message = l10n.t('auto_install is 1 to download on any network, 0 on Wi-Fi only (seen in code).');
  json.report(at, 'warning', 'package/auto-install-value', message);
}

function isInsecure(url: string): boolean {
  return url.toLowerCase().startsWith('http://');
}
