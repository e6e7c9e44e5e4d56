import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Cipher } from './ciphers.ts';
import type { SymmetricKey } from './symmetric-key.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Packs and encrypts what one side of a call says, in this order. Seen in code: Android `ClientRpcPack`, H5 SDK. */
export async function seal(plain: string | Buffer, cipher: Cipher, key: SymmetricKey): Promise<Buffer> {
  return cipher.encrypt(await pack(plain), key);
}

export type Unsealed = { plain: Buffer } | { problem: 'not-decrypted' | 'not-gzip' | 'too-large' };

/** @param limit of the unpacked bytes */
export async function unseal(sealed: Buffer, cipher: Cipher, key: SymmetricKey, limit: number): Promise<Unsealed> {
  const packed = cipher.decrypt(sealed, key);
  if (!packed) return { problem: 'not-decrypted' };
  try {
    return { plain: await unpack(packed, { maxOutputLength: limit }) };
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return { problem: isLarge ? 'too-large' : 'not-gzip' };
  }
}
