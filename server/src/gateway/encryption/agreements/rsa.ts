import {
  constants,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomInt,
} from 'node:crypto';
import type { MakeAgreement } from './agreement.ts';

/** What a client makes its secret of, 16 characters of these. Seen in code: `generateRandomStr(16)`, H5 SDK. */
const CHARACTERS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SECRET_LENGTH = 16;

/**
 * The client makes up a secret and encrypts it with the gateway's public key. Which padding it takes is not known, so
 * the config names one; nor is it confirmed that the secret is what the frame's key decrypts to, as it is.
 */
export const makeRsaAgreement: MakeAgreement = async (text, { padding }) => {
  const privateKey = rsaKey(text);
  if (!privateKey) return undefined;
  const publicKey = createPublicKey(privateKey);
  return {
    accept: key => (padding === 'oaep' ? openOaep(privateKey, key) : openPkcs1(privateKey, key)),
    offer() {
      const secret = newSecret();
      const rsaPadding = padding === 'oaep' ? constants.RSA_PKCS1_OAEP_PADDING : constants.RSA_PKCS1_PADDING;
      return { secret, key: publicEncrypt({ key: publicKey, padding: rsaPadding }, secret) };
    },
  };
};

function openOaep(key: KeyObject, encrypted: Buffer): Buffer | undefined {
  return decrypt(key, encrypted, constants.RSA_PKCS1_OAEP_PADDING);
}

/** Of the padding of PKCS#1 v1.5 `node:crypto` decrypts nothing in many of its releases, so it is taken off here. */
function openPkcs1(key: KeyObject, encrypted: Buffer): Buffer | undefined {
  const block = decrypt(key, encrypted, constants.RSA_NO_PADDING);
  const end = block?.indexOf(0, 2) ?? -1;
  // Two bytes, at least eight of padding that are not 0, and the 0 behind them (RFC 8017 §7.2.2).
  if (block?.[0] !== 0 || block[1] !== 2 || end < 10) return undefined;
  return block.subarray(end + 1);
}

function decrypt(key: KeyObject, encrypted: Buffer, padding: number): Buffer | undefined {
  try {
    return privateDecrypt({ key, padding }, encrypted);
  } catch {
    // Data of another length or for another key is an answer here, no failure.
    return undefined;
  }
}

function rsaKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    // Whatever is wrong with it, it is no key that can decrypt, which is all that may be told of a secret.
    return undefined;
  }
}

function newSecret(): Buffer {
  const characters = Array.from({ length: SECRET_LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]);
  return Buffer.from(characters.join(''));
}
