import * as l10n from '@vscode/l10n';
import type { Verdict } from '../verify/verdict.ts';
import type { Container, FoundKey, Platform, Verification } from './model.ts';
import { type Decision, KEY_MISMATCH, outcomeOf } from './outcome-of-verdict.ts';
import { outcomeOfLacking, outcomeUnverified } from './outcome-unverified.ts';
import type { PackageContents } from './package-contents.ts';

/** What decides how a package fares. */
export interface Circumstances {
  platform: Platform;
  container: Container;
  verification: Verification;
  keys: readonly FoundKey[];
  /** One for each key that can be used, in the order of `keys`; without any, `unsigned` where that shows. */
  verdicts: readonly Verdict[];
  contents: PackageContents;
}

/** Says how a preset package fares in an app, by the documented table (D-TROUBLE) and by what clients were seen to do. */
export function decide(circumstances: Circumstances): Decision {
  const { platform, container, verification, keys, verdicts, contents } = circumstances;
  const isOff = verification === 'off';
  const lacking = outcomeOfLacking(contents.lacks, platform, container, isOff);
  if (lacking) return lacking;
  if (isOff) return outcomeUnverified(contents);
  if (verdicts.includes('unsigned')) return needsOn(circumstances, outcomeOf('unsigned'));
  if (keys.length === 0) return needsOn(circumstances, withoutKey(circumstances.platform));
  if (keys.some(key => key.problem === 'computed')) return computedKey();
  if (keys.some(key => key.problem === 'file-unreadable')) return unreadableKey();
  if (verdicts.length === 0) return needsOn(circumstances, unusableKey());
  const accepted = verdicts.filter(isAccepted);
  if (accepted.length > 0 && accepted.length < verdicts.length) return oneOfSeveralKeys();
  return needsOn(circumstances, outcomeOf(verdicts[0] as Verdict));
}

function isAccepted(verdict: Verdict): boolean {
  return verdict === 'valid' || verdict === 'repackaged';
}

/** Where reading does not tell whether the client verifies, a failure is none for sure, and no row of the table is it. */
function needsOn({ platform, verification }: Circumstances, decision: Decision): Decision {
  const isKnown = verification === 'on' || (verification === 'default' && platform !== 'harmonyos');
  if (isKnown) return decision;
  const { outcome, reason, remedies } = decision;
  if (outcome !== 'falls-back') return { outcome, reason, remedies };
  return { outcome: 'unknown', reason: l10n.t('If the client verifies: {0}', reason), remedies };
}

function withoutKey(platform: Platform): Decision {
  const remedies = [l10n.t('Give the app the public key of the console’s private key.')];
  switch (platform) {
    case 'android':
      return {
        outcome: 'falls-back',
        reason: l10n.t(
          'The app names no public key, so that the client verifies with a built-in key of Alipay, which signs none of your packages (seen in code).',
        ),
        row: KEY_MISMATCH,
        remedies,
      };
    case 'ios':
      return {
        outcome: 'falls-back',
        reason: l10n.t('The client verifies but nebulaPublicKeyPath is not set: then no package loads (documented).'),
        row: KEY_MISMATCH,
        remedies,
      };
    case 'harmonyos':
      return {
        outcome: 'unknown',
        reason: l10n.t('The app has no pubKey(): what the container does then is not known.'),
        remedies,
      };
  }
}

function computedKey(): Decision {
  return {
    outcome: 'unknown',
    reason: l10n.t('The key was not found by reading: it is computed.'),
    remedies: [l10n.t('Verify the package with that key: mpaas verify FILE.amr --key PEM.')],
  };
}

function unreadableKey(): Decision {
  return {
    outcome: 'unknown',
    reason: l10n.t('The file of the key cannot be read, so that nothing was verified with it.'),
    remedies: [l10n.t('Mend the key; its finding says how.')],
  };
}

function unusableKey(): Decision {
  return {
    outcome: 'falls-back',
    reason: l10n.t('The app’s key cannot be used, so that nothing can be verified with it (inferred).'),
    row: KEY_MISMATCH,
    remedies: [l10n.t('Mend the key; its finding says how.')],
  };
}

function oneOfSeveralKeys(): Decision {
  return {
    outcome: 'unknown',
    reason: l10n.t('The app names several keys, and the package is signed for only some of them.'),
    remedies: [l10n.t('Keep one key.')],
  };
}
