import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { shortPath } from '../../report/text.ts';
import { keyTitle, outcomeTitle, platformTitle, rowText, verificationText } from './describe.ts';
import type { AppModule, DiagnosedPreset, Place } from './model.ts';

/**
 * A diagnosis as a person reads it: of each app what was found where, how each preset package fares, what to change.
 * @param base paths below this folder are shown relative to it
 * @returns lines without colours; what the findings say beyond is not among them
 */
export function reportLines(modules: readonly AppModule[], base: string): string[] {
  return modules.flatMap((app, index) => [...(index > 0 ? [''] : []), ...appLines(app, base)]);
}

function appLines(app: AppModule, base: string): string[] {
  const folder = shortPath(app.folder, base) || '.';
  return [
    `${platformTitle(app)} (${folder})`,
    `  ${verificationText(app)}`,
    ...app.switches.map(({ what, ...place }) => `    ${what}  ${placeText(place, base)}`),
    `  ${app.keys.length > 0 ? l10n.t('Public key:') : l10n.t('Public key: none')}`,
    ...app.keys.map(key => `    ${key.what}  ${keyTitle(key)}  ${placeText(key, base)}`),
    `  ${app.presets.length > 0 ? l10n.t('Preset packages:') : l10n.t('Preset packages: none')}`,
    ...app.presets.flatMap(preset => presetLines(preset, base)),
  ];
}

function presetLines(preset: DiagnosedPreset, base: string): string[] {
  const { appId, version, file, outcome, reason, row, remedies } = preset;
  const name = [appId || path.basename(file), version].filter(Boolean).join(' ');
  const isWell = outcome === 'loads';
  return [
    `    ${name}: ${outcomeTitle(outcome)}  ${shortPath(file, base)}`,
    `      ${reason}`,
    ...(row && !isWell ? [`      ${rowText(row)}`] : []),
    ...remedies.map(remedy => `      → ${remedy}`),
  ];
}

function placeText({ file, range }: Place, base: string): string {
  const { line, character } = range.start;
  return `${shortPath(file, base)}:${line + 1}:${character + 1}`;
}
