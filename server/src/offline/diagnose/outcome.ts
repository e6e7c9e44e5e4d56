import * as l10n from '@vscode/l10n';
import type { Verdict } from '../verify/verdict.ts';
import type { DiagnosedPreset, FoundKey, Platform, TroubleRow, Verification } from './model.ts';

export type Decision = Pick<DiagnosedPreset, 'outcome' | 'reason' | 'row' | 'remedies'>;

/** What decides how a package fares. */
export interface Circumstances {
  platform: Platform;
  verification: Verification;
  keys: readonly FoundKey[];
  /** One for each key that can be used, in the order of `keys`. */
  verdicts: readonly Verdict[];
}

const ALWAYS_FAILS: TroubleRow = { console: 'off', client: 'on' };
const KEY_MISMATCH: TroubleRow = { console: 'on', client: 'on' };

/** Says how a preset package fares in an app, by the documented table (D-TROUBLE) and by what clients were seen to do. */
export function decide(circumstances: Circumstances): Decision {
  const { verification, keys, verdicts } = circumstances;
  if (isOff(verification)) return loadsUnverified(verdicts);
  if (verdicts.includes('unsigned')) return needsOn(circumstances, unsigned());
  if (keys.length === 0) return needsOn(circumstances, withoutKey(circumstances.platform));
  if (keys.some(key => key.problem === 'computed')) return computedKey();
  if (verdicts.length === 0) return needsOn(circumstances, unusableKey());
  const failed = verdicts.filter(verdict => !isAccepted(verdict));
  if (failed.length === 0) return loads(verdicts[0] as Verdict);
  if (failed.length < verdicts.length) return oneOfSeveralKeys();
  return needsOn(circumstances, byVerdict(failed[0] as Verdict));
}

function isOff(verification: Verification): boolean {
  return verification === 'off';
}

function isAccepted(verdict: Verdict): boolean {
  return verdict === 'valid' || verdict === 'repackaged';
}

/** Where reading does not tell whether the client verifies, a failure is none for sure. */
function needsOn({ platform, verification }: Circumstances, decision: Decision): Decision {
  const isKnown = verification === 'on' || (verification === 'default' && platform !== 'harmonyos');
  if (isKnown || decision.outcome !== 'falls-back') return decision;
  const { reason, remedies } = decision;
  return { outcome: 'unknown', reason: l10n.t('If the client verifies: {0}', reason), remedies };
}

function loadsUnverified(verdicts: readonly Verdict[]): Decision {
  const [verdict] = verdicts;
  const row: TroubleRow = { console: verdict === 'unsigned' ? 'off' : 'on', client: 'off' };
  return {
    outcome: 'loads-unverified',
    reason: l10n.t('Verification is off, so that anybody’s package loads.'),
    ...(verdict && { row }),
    remedies: [l10n.t('Turn verification on and give the app the public key, at least in release builds.')],
  };
}

function unsigned(): Decision {
  return {
    outcome: 'falls-back',
    reason: l10n.t(
      'The package is not signed and the client verifies: that always fails (documented). CERT.json is there, but empty.',
    ),
    row: ALWAYS_FAILS,
    remedies: [
      l10n.t('Upload the private key in the console, then upload the package again and download it.'),
      l10n.t('Or sign it with mpaas sign.'),
    ],
  };
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

function loads(verdict: Verdict): Decision {
  const reason =
    verdict === 'repackaged'
      ? l10n.t('Its signatures fit the app’s key, although neither the console nor mpaas packed it like this.')
      : l10n.t('Its signatures fit the app’s key.');
  return { outcome: 'loads', reason, row: KEY_MISMATCH, remedies: [] };
}

function byVerdict(verdict: Verdict): Decision {
  if (verdict === 'wrong-key') {
    return {
      outcome: 'falls-back',
      reason: l10n.t('It is signed with a key that is not the app’s (documented: the keys are no pair).'),
      row: KEY_MISMATCH,
      remedies: [
        l10n.t('Put the public key that belongs to the console’s private key into the app.'),
        l10n.t(
          'If the console’s key was replaced, upload all packages again and download packages and h5_json.json anew (documented).',
        ),
      ],
    };
  }
  const remedies = [l10n.t('Download the package again; mpaas verify says what is wrong with it.')];
  if (verdict === 'entry-changed' || verdict === 'signature-damaged' || verdict === 'wrong-digest') {
    const reason = l10n.t('It was changed after it was signed, or its signature is damaged ({0}).', verdict);
    return { outcome: 'falls-back', reason, row: KEY_MISMATCH, remedies };
  }
  const reason = l10n.t(
    'The package is not as packages are ({0}), and versions of clients differ in what they do.',
    verdict,
  );
  return { outcome: 'unknown', reason, remedies };
}
