import type { KeyObject } from 'node:crypto';
import { printCert } from './cert.ts';
import { MANIFEST_NAME } from './names.ts';
import { createSigner, type Signer, signatureTextLength } from './signature/cert-signature.ts';

/**
 * When nothing else is said, all times in packages are this one, so that the same content gives the same bytes (our
 * choice; ZIP knows none before 1980).
 */
export const FIXED_TIME = new Date('2000-01-01T00:00:00Z');

/** Signs an entry; without a key, the signature is the empty text that the console writes then (measured). */
export function entrySigner(key: KeyObject | undefined): Signer {
  return key ? createSigner(key) : { update: () => undefined, sign: () => '' };
}

/** How many bytes CERT.json will have. */
export function certSize(tarName: string, key: KeyObject | undefined): number {
  const signature = 'A'.repeat(key ? signatureTextLength(key) : 0);
  return printCert({ [tarName]: signature, [MANIFEST_NAME]: signature }).length;
}
