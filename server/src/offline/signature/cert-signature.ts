import { constants, createSign, createVerify, type KeyObject } from 'node:crypto';
import type { DigestName } from './digest-info.ts';

/*
 * The signatures of CERT.json: SHA1withRSA, that is RSASSA-PKCS1-v1_5 with SHA-1, over the raw bytes of an entry, in
 * standard base64 (measured on packages of the console; seen in code: H5RsaUtil.verify).
 */

export interface Signer {
  update(chunk: Buffer): void;
  /** @returns base64, of {@link signatureTextLength} characters */
  sign(): string;
}

/** Signs bytes that come in pieces. @param key from `readPrivateKey` */
export function createSigner(key: KeyObject): Signer {
  const sign = createSign('RSA-SHA1');
  return {
    update: chunk => void sign.update(chunk),
    sign: () => sign.sign({ key, padding: constants.RSA_PKCS1_PADDING }).toString('base64'),
  };
}

export interface Verifier {
  update(chunk: Buffer): void;
  /** To be asked once, when all bytes have come. */
  verify(): boolean;
}

/**
 * Verifies a signature over bytes that come in pieces.
 * @param key from `readPublicKey`
 * @param digest clients know SHA-1 only; the others are for test vectors, of which there are none for SHA-1
 */
export function createVerifier(key: KeyObject, signature: Buffer, digest: DigestName = 'sha1'): Verifier {
  const verify = createVerify(`RSA-${digest.toUpperCase()}`);
  return {
    update: chunk => void verify.update(chunk),
    // Every message has one signature: one with bytes before or after it is another text for the same number.
    verify: () =>
      signature.length === signatureLength(key) &&
      verify.verify({ key, padding: constants.RSA_PKCS1_PADDING }, signature),
  };
}

/** How many bytes a signature by this key has. @param key either half */
function signatureLength(key: KeyObject): number {
  return Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}

/** How many characters of base64 a signature by this key has, so that room can be left for it. */
export function signatureTextLength(key: KeyObject): number {
  return Math.ceil(signatureLength(key) / 3) * 4;
}

/**
 * Why the text of a signature is none: `empty` is how the console writes "not signed" (measured); `wrong-length` gives
 * the bytes, because another key may be behind it.
 */
export type DecodedSignature =
  | { signature: Buffer }
  | { defect: 'empty' | 'not-base64' }
  | { defect: 'wrong-length'; signature: Buffer };

/**
 * Decodes the text of a signature in CERT.json. Strict: standard alphabet, full padding, no white space, no bits to
 * spare, so that a signature has one text.
 */
export function decodeSignature(text: string, key: KeyObject): DecodedSignature {
  if (text === '') return { defect: 'empty' };
  const signature = Buffer.from(text, 'base64');
  if (signature.toString('base64') !== text) return { defect: 'not-base64' };
  return signature.length === signatureLength(key) ? { signature } : { defect: 'wrong-length', signature };
}
