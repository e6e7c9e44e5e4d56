import * as l10n from '@vscode/l10n';
import type { Deviations } from '../deviation.ts';

/** How the digest is written. */
export const notations: Deviations = () => [
  {
    id: 'upper-case',
    says: () => l10n.t('The signature is right but in upper case. Send lower-case hexadecimal.'),
    change: { write: digest => digest.toString('hex').toUpperCase() },
  },
  {
    id: 'base64-signature',
    says: () => l10n.t('The signature is right but in base64. Send lower-case hexadecimal.'),
    change: { write: digest => digest.toString('base64') },
  },
  {
    id: 'half-md5',
    says: () => l10n.t('Only the middle of the MD5 was sent. Send all of its 32 digits.'),
    change: { write: digest => digest.toString('hex').slice(8, 24) },
  },
];
