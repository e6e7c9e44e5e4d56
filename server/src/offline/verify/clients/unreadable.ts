import * as l10n from '@vscode/l10n';
import type { AndroidResult } from './simulate-android.ts';

/** The client unzips with the system's classes, and how strict those are depends on the version of Android. */
export function unreadableOnAndroid(): AndroidResult {
  return {
    outcome: 'unknown',
    why: l10n.t('Whether its unzip code reads this file, and what, is not known.'),
    confidence: 'inferred',
  };
}
