import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { HPMFILE_NAME } from '../names.ts';
import type { PackageFinding } from '../package-finding.ts';
import type { PackSource, SourceEntry } from './pack-source.ts';
import { isLitter } from './rules/litter.ts';

/** What of a source goes into the tar, beside our own files. */
export interface PackContent {
  entries: SourceEntry[];
  findings: PackageFinding[];
}

/**
 * Takes level 1 off, the folder with the app id's name that the console wants in its zip (documented: D-GENERATE), and
 * leaves out what is made anew: `hpmfile.json`, and the package itself when it is written into the folder that it is
 * made of.
 * @param out absolute path of the package, where it is known
 */
export function packContent(source: PackSource, appId: string, out?: string): PackContent {
  const findings: PackageFinding[] = [...source.findings];
  const own = out === undefined ? undefined : path.relative(source.place, out).split(path.sep).join('/');
  const entries = source.entries.filter(entry => source.kind === 'zip' || entry.path !== own);
  if (entries.length < source.entries.length && own !== undefined) {
    const message = l10n.t('The package is written into its own source. This file is not packed.');
    findings.push({ code: 'package/output-in-source', severity: 'info', entry: own, message });
  }
  const content = withoutLevel1(source, entries, appId, findings);
  const packed = content.filter(entry => entry.path !== HPMFILE_NAME);
  if (packed.length < content.length) {
    const message = l10n.t('This is replaced by the one that the console makes. Clients do not use what it says.');
    findings.push({ code: 'package/hpmfile-replaced', severity: 'info', entry: HPMFILE_NAME, message });
  }
  return { entries: packed, findings };
}

function withoutLevel1(
  { kind }: PackSource,
  entries: SourceEntry[],
  appId: string,
  findings: PackageFinding[],
): SourceEntry[] {
  const top = entries.filter(entry => !entry.path.includes('/') && !isLitter(entry.path));
  const [first] = top;
  const isAlone = top.length === 1 && first?.type === 'directory';
  const find = (code: string, severity: PackageFinding['severity'], entry: string, message: string) =>
    findings.push({ code: `package/${code}`, severity, entry, message });
  if (isAlone && first.path === appId) {
    const message = l10n.t('This folder is level 1 and has the name of the app id: what is in it is packed.');
    if (kind === 'folder') find('level-1-removed', 'info', appId, message);
    const start = `${appId}/`;
    const inside = entries.filter(entry => entry.path.startsWith(start));
    return inside.map(entry => ({ ...entry, path: entry.path.slice(start.length) }));
  }
  if (isAlone && /^\d{8}(\d{8})?$/.test(first.path)) {
    const message = l10n.t('This folder has the name of another app id than {0}. Which one is right?', appId);
    find('level-1-mismatch', 'error', first.path, message);
  } else if (top.some(entry => entry.path === appId && entry.type === 'directory')) {
    const message = l10n.t(
      'Other files stand beside this folder, so it is not taken for level 1 of the zip of the console. Give the folder alone, or what is in it.',
    );
    find('level-1-beside', 'warning', appId, message);
  } else if (kind === 'zip') {
    const message = l10n.t(
      'The console wants one folder with the name of the app id in its zip (documented). Here all of the zip is packed.',
    );
    find('level-1-missing', 'warning', '', message);
  }
  return entries;
}
