import type { KeyObject } from 'node:crypto';
import { damaged } from './unfit.ts';

/** Packages are not signed with less. Our choice: the documented commands make 2048 (documented: D-CONFIG). */
export const MIN_SIGNING_BITS = 2048;

/** OpenSSL does not verify with more. */
export const MAX_BITS = 16384;

/** The exponent that openssl and everybody else take. */
export const USUAL_EXPONENT = 65537n;

/**
 * The numbers of an RSA key.
 * @throws KeyError when they cannot be an RSA key: with an exponent of 1, for one, anybody could sign
 */
export function rsaNumbers(key: KeyObject): { bits: number; exponent: bigint } {
  const { modulusLength: bits = 0, publicExponent: exponent = 0n } = key.asymmetricKeyDetails ?? {};
  const modulus = Buffer.from(String(key.export({ format: 'jwk' }).n), 'base64url');
  const isOdd = (last: number) => last % 2 === 1;
  if (bits < 1 || exponent < 3n || exponent % 2n === 0n || !isOdd(modulus.at(-1) ?? 0)) throw damaged();
  return { bits, exponent };
}
