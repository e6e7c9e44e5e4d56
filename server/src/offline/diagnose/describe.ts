import * as l10n from '@vscode/l10n';
import type { AppModule, FoundKey, KeyProblem, Outcome, TroubleRow } from './model.ts';

/** Products' names, which no language translates. */
const PLATFORMS: Record<AppModule['platform'], string> = { android: 'Android', ios: 'iOS', harmonyos: 'HarmonyOS' };

export function platformTitle({ platform, container }: AppModule): string {
  return container === 'mriver' ? `${PLATFORMS[platform]}, Mriver` : PLATFORMS[platform];
}

export function verificationText({ verification, platform }: AppModule): string {
  switch (verification) {
    case 'on':
      return l10n.t('Verification: on');
    case 'off':
      return platform === 'android'
        ? l10n.t('Verification: off, except on rooted devices (seen in code)')
        : l10n.t('Verification: off');
    case 'unclear':
      return l10n.t('Verification: not to be told by reading');
    case 'default':
      return defaultText(platform);
  }
}

function defaultText(platform: AppModule['platform']): string {
  switch (platform) {
    case 'android':
      return l10n.t('Verification: on, for nothing turns it off (seen in code)');
    case 'ios':
      return l10n.t('Verification: on, for nothing turns it off (documented)');
    case 'harmonyos':
      return l10n.t('Verification: nothing sets it, and the default is not known');
  }
}

export function outcomeTitle(outcome: Outcome): string {
  const titles: Record<Outcome, string> = {
    loads: l10n.t('loads'),
    'loads-unverified': l10n.t('loads without being verified'),
    'falls-back': l10n.t('falls back to the network'),
    unknown: l10n.t('not to be told by reading'),
  };
  return titles[outcome];
}

export function keyTitle({ fingerprint, problem, detail = '' }: FoundKey): string {
  if (fingerprint !== undefined) return `SHA-256 ${fingerprint}`;
  return problem === undefined ? detail : problemTitle(problem, detail);
}

function problemTitle(problem: KeyProblem, detail: string): string {
  switch (problem) {
    case 'computed':
      return l10n.t('not found by reading: it is computed');
    case 'header-left':
      return l10n.t('unusable: its "-----BEGIN" line is left');
    case 'no-key':
      return l10n.t('unusable: it is no key');
    case 'file-missing':
      return l10n.t('missing: there is no file {0}', detail);
    case 'file-unreadable':
      return l10n.t('not known: its file cannot be read');
    case 'path-slash':
      return l10n.t('missing: the path of {0} lacks a "/"', detail);
  }
}

/** The row of the documented table (D-TROUBLE). */
export function rowText({ console, client }: TroubleRow): string {
  if (console === 'off' && client === 'on') {
    return l10n.t('Console signing off, client verification on: always fails (documented).');
  }
  if (client === 'on') {
    return l10n.t('Console signing on, client verification on: fails where the keys are no pair (documented).');
  }
  return console === 'on'
    ? l10n.t('Console signing on, client verification off: a failure is probably not about signatures (documented).')
    : l10n.t('Console signing off, client verification off: a failure is probably not about signatures (documented).');
}
