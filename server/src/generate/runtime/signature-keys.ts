import { createHash, createPublicKey, createVerify, type KeyObject, timingSafeEqual } from 'node:crypto';
import { type SmCrypto, sm2Verifier, sm3DigestOf, type Verify } from './sm-crypto.ts';

/** A key that the gateway signs with, as its backend needs it. */
export type SignatureKey =
  | {
      readonly algorithm: 'md5' | 'sm3';
      /** What is put behind the string that is signed. A secret: take it from where secrets are. */
      readonly salt: string | undefined;
    }
  | {
      readonly algorithm: 'rsa' | 'sm2';
      /** PEM, or its base64 alone; of `sm2` also the point in hexadecimal. */
      readonly publicKey: string | undefined;
    };

/**
 * Makes ready what verifies with a key. Documented (AY/64256) are the algorithms' names, and MD5 over string and salt. That
 * digests are hexadecimal is seen in code; SHA1withRSA in base64 is not confirmed; SM3 over string and salt, and SM2 with
 * SM3 and the usual user id in base64 of DER, are inferred.
 * @param name for errors
 * @throws Error when the key cannot verify: at the start, not with the first request
 */
export function verifierOf(name: string, key: SignatureKey, smCrypto: SmCrypto | undefined): Verify {
  try {
    return makeVerifier(key, smCrypto);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The signature key "${name}" cannot verify: ${reason}`, { cause });
  }
}

function makeVerifier(key: SignatureKey, smCrypto: SmCrypto | undefined): Verify {
  switch (key.algorithm) {
    case 'md5':
      return digestVerifier(text => createHash('md5').update(text).digest('hex'), key.salt);
    case 'sm3':
      return digestVerifier(sm3DigestOf(smCrypto), key.salt);
    case 'rsa':
      return rsaVerifier(key.publicKey ?? '');
    case 'sm2':
      return sm2Verifier(key.publicKey ?? '', smCrypto);
    default:
      throw new Error('there is no such algorithm.');
  }
}

/** Compares in constant time; in which case a gateway writes its digits is not documented. */
function digestVerifier(digestOf: (text: string) => string, salt = ''): Verify {
  if (salt === '') {
    throw new Error('it has no salt. Is the variable set that holds it?');
  }
  return (text, signature) => {
    const right = Buffer.from(digestOf(text + salt));
    const received = Buffer.from(signature.toLowerCase());
    return right.length === received.length && timingSafeEqual(right, received);
  };
}

function rsaVerifier(publicKey: string): Verify {
  const key = rsaKey(publicKey);
  if (key?.asymmetricKeyType !== 'rsa') {
    throw new Error('it has no public key of RSA.');
  }
  return (text, signature) => createVerify('sha1').update(text).verify(key, signature, 'base64');
}

function rsaKey(publicKey: string): KeyObject | undefined {
  const isPem = publicKey.includes('-----');
  const der = Buffer.from(publicKey, 'base64');
  try {
    return createPublicKey(isPem ? publicKey : { key: der, format: 'der', type: 'spki' });
  } catch {
    // OpenSSL's own words say nothing about what to do.
    return undefined;
  }
}
