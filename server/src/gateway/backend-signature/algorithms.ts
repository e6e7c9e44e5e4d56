import { createPrivateKey, hash, type KeyObject, sign } from 'node:crypto';
import type { BackendSignature } from '../../config/config.ts';
import { sm2PrivateKey } from './sm2-key.ts';

/** Signs a string for a backend. */
export type SignString = (text: string) => string;

export interface Algorithm {
  /** What it takes: a salt, or a private key. */
  secret: 'salt' | 'privateKey';
  /** @returns nothing when the secret is not of the kind that it takes */
  signer(secret: string): Promise<SignString | undefined>;
}

/**
 * How each of the documented algorithms is carried out. Documented (AY/64256) are their names, and MD5 over string and
 * salt. Lower-case hexadecimal is what a real MD5 signature has (seen in code); SHA1withRSA in base64 is not confirmed, SM3
 * over string and salt and SM2 with the usual user id, in base64 of DER, are inferred.
 */
export const ALGORITHMS: Readonly<Record<BackendSignature['algorithm'], Algorithm>> = {
  md5: { secret: 'salt', signer: async salt => text => hash('md5', text + salt, 'hex') },
  sm3: {
    secret: 'salt',
    // Not that of node:crypto: where VS Code runs the gateway, there is none.
    async signer(salt) {
      const { sm3 } = await import('sm-crypto-v2');
      return text => sm3(text + salt);
    },
  },
  rsa: {
    secret: 'privateKey',
    async signer(pem) {
      const key = rsaKey(pem);
      return key && (text => sign('sha1', Buffer.from(text), key).toString('base64'));
    },
  },
  sm2: {
    secret: 'privateKey',
    async signer(text) {
      const key = sm2PrivateKey(text);
      if (key === undefined) return undefined;
      const { sm2 } = await import('sm-crypto-v2');
      const publicKey = sm2.getPublicKeyFromPrivateKey(key);
      const options = { der: true, hash: true, publicKey };
      return signed => Buffer.from(sm2.doSignature(signed, key, options), 'hex').toString('base64');
    },
  },
};

function rsaKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    // Whatever is wrong with it, it is no key that can sign, which is all that may be told of a secret.
    return undefined;
  }
}
