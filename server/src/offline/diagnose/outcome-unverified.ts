import * as l10n from '@vscode/l10n';
import type { Container, Platform } from './model.ts';
import { type Decision, downloadAgain, malformed } from './outcome-of-verdict.ts';
import type { PackageContents } from './package-contents.ts';

/** How a package fares that lacks what clients ask for; nothing where that is for its verdict to say. */
export function outcomeOfLacking(
  lacks: PackageContents['lacks'],
  platform: Platform,
  container: Container,
  isOff: boolean,
): Decision | undefined {
  if (!lacks) return undefined;
  if (platform === 'android' && container === 'nebula') {
    const reason = l10n.t(
      'It has no {0}: the client ends with code {1} then, even when verification is off (seen in code).',
      lacks.name,
      lacks.code,
    );
    return { outcome: 'falls-back', reason, remedies: downloadAgain() };
  }
  if (!isOff) return undefined;
  const reason = l10n.t('It has no {0}, and what the client does then is not known.', lacks.name);
  return { outcome: 'unknown', reason, remedies: downloadAgain() };
}

/** How a package fares in a client that does not verify. */
export function outcomeUnverified({ signing, isMalformed }: PackageContents): Decision {
  if (isMalformed) return malformed('malformed');
  return {
    outcome: 'loads-unverified',
    reason: l10n.t('Verification is off, so that anybody’s package loads.'),
    ...(signing && { row: { console: signing, client: 'off' } }),
    remedies: [l10n.t('Turn verification on and give the app the public key, at least in release builds.')],
  };
}
