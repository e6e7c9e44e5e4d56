import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { EncryptionConfig } from '../../config/config.ts';
import type { Algorithm } from './frame.ts';
import type { SymmetricKey } from './symmetric-key.ts';

export interface Cipher {
  encrypt(data: Buffer, key: SymmetricKey): Buffer;
  /** @returns nothing when the padding is not right, which is so for nearly every other key */
  decrypt(data: Buffer, key: SymmetricKey): Buffer | undefined;
}

type CipherName = EncryptionConfig['cipher'];

/**
 * The ciphers that go with a key agreement: AES with RSA and ECC, SM4 with SM2 (seen in code: `CT_rsa_aes`, `CT_ecc_aes`,
 * `CT_sm2_sm4` of Android's client). Of AES with ECC the mode is seen in code too; all others are not confirmed.
 */
export const CIPHERS_OF: Readonly<Record<Algorithm, readonly CipherName[]>> = {
  rsa: ['aes-128-cbc'],
  ecc: ['aes-128-cbc'],
  sm2: ['sm4-cbc', 'sm4-ecb'],
};

export async function loadCipher(name: CipherName): Promise<Cipher> {
  return name === 'aes-128-cbc' ? AES : sm4Cipher(name === 'sm4-cbc' ? 'cbc' : 'ecb');
}

const AES: Cipher = {
  encrypt(data, { key, iv }) {
    const cipher = createCipheriv('aes-128-cbc', key, iv);
    return Buffer.concat([cipher.update(data), cipher.final()]);
  },
  decrypt(data, { key, iv }) {
    const decipher = createDecipheriv('aes-128-cbc', key, iv);
    return orNothing(() => Buffer.concat([decipher.update(data), decipher.final()]));
  },
};

/** Not that of node:crypto: where VS Code runs the gateway, there is none. */
async function sm4Cipher(mode: 'cbc' | 'ecb'): Promise<Cipher> {
  const { sm4 } = await import('sm-crypto-v2');
  const options = (iv: Buffer) => ({ mode, output: 'array', ...(mode === 'cbc' && { iv }) }) as const;
  return {
    encrypt: (data, { key, iv }) => Buffer.from(sm4.encrypt(data, key, options(iv))),
    decrypt: (data, { key, iv }) => orNothing(() => Buffer.from(sm4.decrypt(data, key, options(iv)))),
  };
}

/** Libraries throw for data that was encrypted with another key, which is no failure here but an answer. */
function orNothing<T>(decrypt: () => T): T | undefined {
  try {
    return decrypt();
  } catch {
    return undefined;
  }
}
