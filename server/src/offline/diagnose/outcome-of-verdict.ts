import * as l10n from '@vscode/l10n';
import type { Verdict } from '../verify/verdict.ts';
import type { DiagnosedPreset, TroubleRow } from './model.ts';

export type Decision = Pick<DiagnosedPreset, 'outcome' | 'reason' | 'row' | 'remedies'>;

const ALWAYS_FAILS: TroubleRow = { console: 'off', client: 'on' };

/** Where keys are no pair, and where they are: the row tells of both. */
export const KEY_MISMATCH: TroubleRow = { console: 'on', client: 'on' };

/** How a package of this verdict fares under the app's key, in a client that verifies. */
export function outcomeOf(verdict: Verdict): Decision {
  switch (verdict) {
    case 'valid':
    case 'repackaged':
      return loads(verdict);
    case 'unsigned':
      return unsigned();
    case 'wrong-key':
      return wrongKey();
    case 'entry-changed':
    case 'signature-damaged':
    case 'wrong-digest':
      return {
        outcome: 'falls-back',
        reason: l10n.t('It was changed after it was signed, or its signature is damaged ({0}).', verdict),
        row: KEY_MISMATCH,
        remedies: downloadAgain(),
      };
    case 'inconsistent':
      return {
        outcome: 'unknown',
        reason: l10n.t(
          'Its signatures fit the app’s key, but the package, its name and h5_json.json do not say the same app or version.',
        ),
        remedies: downloadAgain(),
      };
    case 'entry-set':
    case 'malformed':
      return malformed(verdict);
  }
}

/** How a package fares that is none, whether clients verify or not. */
export function malformed(verdict: 'entry-set' | 'malformed'): Decision {
  return {
    outcome: 'unknown',
    reason: l10n.t(
      'The package is not as packages are ({0}), and versions of clients differ in what they do.',
      verdict,
    ),
    remedies: downloadAgain(),
  };
}

export function downloadAgain(): string[] {
  return [l10n.t('Download the package again; mpaas verify says what is wrong with it.')];
}

function loads(verdict: Verdict): Decision {
  const reason =
    verdict === 'repackaged'
      ? l10n.t('Its signatures fit the app’s key, although neither the console nor mpaas packed it like this.')
      : l10n.t('Its signatures fit the app’s key.');
  return { outcome: 'loads', reason, row: KEY_MISMATCH, remedies: [] };
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

function wrongKey(): Decision {
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
