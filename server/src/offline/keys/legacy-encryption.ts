// Loads node-forge: import it only where a key needs it.
import { createHash } from 'node:crypto';
import forge from 'node-forge';
import { type EncryptionScheme, PBES2 } from './encryption-scheme.ts';
import { unknownEncryption, wrongPassphrase } from './passphrase-errors.ts';

/** PBES1 of PKCS#5 with DES: what `openssl pkcs8 -topk8` made until OpenSSL 1.1. Its digest by its identifier. */
const PBES1_DES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.5.3', 'md5'],
  ['1.2.840.113549.1.5.10', 'sha1'],
]);

const RC2_40 = '1.2.840.113549.1.12.1.6';

/**
 * Decrypts a PKCS#8 key whose encryption OpenSSL 3 no longer has: DES and RC2.
 * @returns what may be PKCS#8: with a wrong passphrase it may decrypt to anything
 * @throws KeyError
 */
export function decryptLegacyPkcs8(der: Buffer, scheme: EncryptionScheme, passphrase: string): Buffer {
  const digest = PBES1_DES.get(scheme.id);
  if (digest !== undefined) return decryptPbes1(scheme, digest, passphrase);
  if (scheme.id !== PBES2 && scheme.id !== RC2_40) throw unknownEncryption();
  // PKCS#5 takes the passphrase's bytes, PKCS#12 its characters.
  const password = scheme.id === PBES2 ? forge.util.encodeUtf8(passphrase) : passphrase;
  return orWrongPassphrase(() => {
    const info = forge.pki.decryptPrivateKeyInfo(forge.asn1.fromDer(der.toString('binary')), password);
    return info && derOf(info);
  });
}

function decryptPbes1({ salt, rounds, encrypted }: EncryptionScheme, digest: string, passphrase: string): Buffer {
  let derived = createHash(digest).update(passphrase).update(salt).digest();
  for (let round = 1; round < rounds; round++) derived = createHash(digest).update(derived).digest();
  const cipher = forge.cipher.createDecipher('DES-CBC', bufferOf(derived.subarray(0, 8)));
  cipher.start({ iv: bufferOf(derived.subarray(8, 16)) });
  cipher.update(bufferOf(encrypted));
  if (!cipher.finish()) throw wrongPassphrase();
  return Buffer.from(cipher.output.getBytes(), 'binary');
}

/**
 * Decrypts a key in OpenSSL's old encrypted PEM with a cipher that OpenSSL 3 no longer has: DES, RC2.
 * @returns PKCS#1
 * @throws KeyError
 */
export function decryptLegacyPem(pem: string, passphrase: string): Buffer {
  return orWrongPassphrase(() => {
    const key = forge.pki.decryptRsaPrivateKey(pem, forge.util.encodeUtf8(passphrase));
    return key && derOf(forge.pki.privateKeyToAsn1(key));
  });
}

/** node-forge keeps bytes in strings. */
function bufferOf(bytes: Buffer): forge.util.ByteStringBuffer {
  return forge.util.createBuffer(bytes.toString('binary'));
}

function derOf(asn1: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary');
}

/** node-forge answers a wrong passphrase with nothing, or stumbles over what it decrypted. */
function orWrongPassphrase(decrypt: () => Buffer | null): Buffer {
  let plain: Buffer | null;
  try {
    plain = decrypt();
  } catch (error) {
    throw /unsupported/i.test((error as Error).message) ? unknownEncryption() : wrongPassphrase();
  }
  if (!plain) throw wrongPassphrase();
  return plain;
}
