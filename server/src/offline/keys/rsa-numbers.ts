import { createPublicKey, type KeyObject } from 'node:crypto';
import { childrenOf, readDer } from './der.ts';
import { damaged } from './unfit.ts';

/** Packages are not signed with less. Our choice: the documented commands make 2048 (documented: D-CONFIG). */
export const MIN_SIGNING_BITS = 2048;

/** OpenSSL does not verify with more. */
export const MAX_BITS = 16384;

/** The exponent that openssl and everybody else take. */
export const USUAL_EXPONENT = 65537n;

/**
 * The numbers of an RSA key, read from its DER: asked for the details of a key of too many bits, Node 24 leaves an
 * error behind that makes the next key fail (measured).
 * @param key either half
 * @throws KeyError when they cannot be an RSA key: with an exponent of 1, for one, anybody could sign
 */
export function rsaNumbers(key: KeyObject): { bits: number; exponent: bigint } {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const [modulus = 0n, exponent = 0n] = integersOf(publicKey.export({ format: 'der', type: 'spki' }));
  const isOdd = (number: bigint) => number % 2n === 1n;
  if (!isOdd(modulus) || !isOdd(exponent) || exponent < 3n) throw damaged();
  return { bits: modulus.toString(2).length, exponent };
}

/** SPKI is the algorithm and a bit string; in that, after a byte for its unused bits, is PKCS#1. */
function integersOf(spki: Buffer): bigint[] {
  const [, bits] = childrenOf(readDer(spki));
  const numbers = childrenOf(bits && readDer(bits.content.subarray(1)));
  // The first bit is the sign. Negative numbers are refused with the even ones: their remainder is never 1.
  return numbers.map(({ content }) => BigInt.asIntN(8 * content.length, BigInt(`0x0${content.toString('hex')}`)));
}
