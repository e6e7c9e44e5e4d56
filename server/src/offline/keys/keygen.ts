import { createPublicKey, generateKeyPair as generate, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** Lengths of keys that can be made. 2048 is what the documented commands make (documented: D-CONFIG). */
export const KEY_BITS = [2048, 3072, 4096] as const;
export type KeyBits = (typeof KEY_BITS)[number];

/** A new RSA key pair, as it is written. */
export interface KeyPair {
  /** PKCS#8 PEM; encrypted with AES-256 when there was a passphrase. */
  privatePem: string;
  /** SPKI PEM. */
  publicPem: string;
  publicKey: KeyObject;
}

/** Makes an RSA key pair with the exponent 65537. 4096 bits can take some seconds. */
export async function generateKeyPair(bits: KeyBits, passphrase?: string): Promise<KeyPair> {
  const encryption = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  const { privateKey, publicKey } = await promisify(generate)('rsa', {
    modulusLength: bits,
    publicExponent: 65537,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', ...encryption },
  });
  return { privatePem: privateKey, publicPem: publicKey, publicKey: createPublicKey(publicKey) };
}
