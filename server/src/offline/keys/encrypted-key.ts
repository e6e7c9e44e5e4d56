import { createPrivateKey, type KeyObject } from 'node:crypto';
import { type EncryptionScheme, PBES2, readEncryptionScheme } from './encryption-scheme.ts';
import type { KeyMaterial } from './key-material.ts';
import { passphraseNeeded, refuseCostly, unknownEncryption, wrongPassphrase } from './passphrase-errors.ts';
import type { PemBlock } from './pem.ts';
import { damaged } from './unfit.ts';

/** The schemes of PKCS#12 with 3DES, three keys and two: Node's OpenSSL reads these and PBES2. */
const TRIPLE_DES = ['1.2.840.113549.1.12.1.3', '1.2.840.113549.1.12.1.4'];

/** Ciphers of PBES2 that OpenSSL 3 has put away as legacy: DES and RC2. */
const LEGACY_CIPHERS = ['1.3.14.3.2.7', '1.2.840.113549.3.2'];

function isLegacy({ id, cipher }: EncryptionScheme): boolean {
  return id === PBES2 ? LEGACY_CIPHERS.includes(cipher ?? '') : !TRIPLE_DES.includes(id);
}

/**
 * Opens an encrypted PKCS#8 key.
 * @throws KeyError
 */
export async function openEncryptedPkcs8(der: Buffer, passphrase: string | undefined): Promise<KeyObject> {
  const scheme = readEncryptionScheme(der);
  if (!scheme) throw damaged();
  refuseCostly(scheme.rounds);
  if (passphrase === undefined) throw passphraseNeeded();
  if (!isLegacy(scheme)) return orWrongPassphrase({ key: der, format: 'der', type: 'pkcs8', passphrase });
  const { decryptLegacyPkcs8 } = await import('./legacy-encryption.ts');
  const plain = decryptLegacyPkcs8(der, scheme, passphrase);
  return orWrongPassphrase({ key: plain, format: 'der', type: 'pkcs8' });
}

/** The ciphers of old PEM encryption that OpenSSL 3 still has. */
const PEM_CIPHER = /^DEK-Info:\s*(?:AES-\d+-CBC|DES-EDE3-CBC),/m;

/**
 * Opens a key in OpenSSL's old encrypted PEM, with `Proc-Type` and `DEK-Info`.
 * @throws KeyError
 */
export async function openEncryptedPem({ text, label }: PemBlock, passphrase: string | undefined): Promise<KeyObject> {
  if (passphrase === undefined) throw passphraseNeeded();
  if (PEM_CIPHER.test(text)) return orWrongPassphrase({ key: text, format: 'pem', passphrase });
  if (label !== 'RSA PRIVATE KEY') throw unknownEncryption();
  const { decryptLegacyPem } = await import('./legacy-encryption.ts');
  const plain = decryptLegacyPem(text, passphrase);
  return orWrongPassphrase({ key: plain, format: 'der', type: 'pkcs1' });
}

/**
 * Opens a PKCS#12 file. Without a passphrase the empty one is tried, which some programs write.
 * @throws KeyError
 */
export async function openPkcs12({ der }: KeyMaterial, passphrase: string | undefined): Promise<KeyObject> {
  const { readPkcs12 } = await import('./pkcs12.ts');
  const plain = readPkcs12(der, passphrase);
  return orWrongPassphrase({ key: plain, format: 'der', type: 'pkcs8' });
}

/** What decrypts to anything but a key was decrypted with the wrong passphrase: OpenSSL does not say more. */
function orWrongPassphrase(input: Parameters<typeof createPrivateKey>[0]): KeyObject {
  try {
    return createPrivateKey(input);
  } catch {
    throw wrongPassphrase();
  }
}
