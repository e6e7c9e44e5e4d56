import * as l10n from '@vscode/l10n';
import type { ClientBehaviour } from '../client-behaviour.ts';
import type { Verdict } from '../verdict.ts';

type Result = Pick<ClientBehaviour, 'outcome' | 'why' | 'confidence'>;

/** Signatures that no check of them can accept. */
const REFUSED: readonly Verdict[] = ['entry-changed', 'wrong-key'];

/**
 * iOS and HarmonyOS: their code is closed. They get the same packages as Android, so that they check the same
 * signatures is inferred; nothing is known about how strictly.
 * @param isUnsigned whether all signatures are empty texts
 */
export function otherPlatforms(verdict: Verdict, isUnsigned: boolean): ClientBehaviour[] {
  const result = resultOf(verdict, isUnsigned);
  return [
    { generation: 'ios', title: 'iOS', platform: 'ios', ...result },
    { generation: 'harmonyos', title: 'HarmonyOS', platform: 'harmonyos', ...result },
  ];
}

function resultOf(verdict: Verdict, isUnsigned: boolean): Result {
  if (verdict === 'valid') {
    const why = l10n.t('Its code is closed. It gets the same packages as Android, and checks the same signatures.');
    return { outcome: 'loads', why, confidence: 'inferred' };
  }
  if (verdict === 'unsigned' && isUnsigned) {
    const why = l10n.t('A client that verifies always refuses a package that is not signed.');
    return { outcome: 'refuses', why, confidence: 'documented' };
  }
  if (REFUSED.includes(verdict)) {
    const why = l10n.t('Its code is closed. A client that checks these signatures cannot accept them.');
    return { outcome: 'refuses', why, confidence: 'inferred' };
  }
  return {
    outcome: 'unknown',
    why: l10n.t('Its code is closed, and how strict it is is not known.'),
    confidence: 'inferred',
  };
}
