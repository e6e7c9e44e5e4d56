import { createPrivateKey, createPublicKey, createSign, createVerify, type KeyObject } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { algorithmName } from './algorithm.ts';
import { childrenOf, readDer } from './der.ts';
import { openEncryptedPem, openEncryptedPkcs8, openPkcs12 } from './encrypted-key.ts';
import { KeyError } from './key-error.ts';
import { type KeyMaterial, readKeyMaterial } from './key-material.ts';
import { readKeyFile } from './read-key-file.ts';
import { MAX_BITS, MIN_SIGNING_BITS, rsaNumbers } from './rsa-numbers.ts';
import { damaged, notRsa, severalKeys, unfitForSigning } from './unfit.ts';

const PRIVATE_KINDS = ['private', 'rsa-private', 'other-private', 'encrypted-private', 'encrypted-pem', 'pkcs12'];

/**
 * Reads the private key that signs packages: PEM or DER, PKCS#1, PKCS#8, either of them encrypted, or PKCS#12.
 * Certificates and public keys beside it are passed over.
 * @param passphrase not asked for when the key is not encrypted
 * @returns an RSA key of 2048 bits or more whose numbers belong together
 * @throws KeyError for everything else
 */
export async function readPrivateKey(bytes: Buffer, passphrase?: string): Promise<KeyObject> {
  const materials = readKeyMaterial(bytes);
  const candidates = materials.filter(({ kind }) => PRIVATE_KINDS.includes(kind));
  const [candidate] = candidates;
  if (!candidate) throw unfitForSigning(materials[0] as KeyMaterial);
  if (candidates.length > 1) throw severalKeys(candidates);
  const key = await open(candidate, passphrase);
  requireSigningKey(key);
  return key;
}

/** {@link readPrivateKey} of a file of up to 64 KiB; what it says names the file. */
export function readPrivateKeyFile(file: string, passphrase?: string): Promise<KeyObject> {
  return readKeyFile(file, bytes => readPrivateKey(bytes, passphrase));
}

async function open(material: KeyMaterial, passphrase: string | undefined): Promise<KeyObject> {
  const { kind, algorithm, der, block } = material;
  if (kind === 'encrypted-pem' && block) return openEncryptedPem(block, passphrase);
  if (kind === 'encrypted-private') return openEncryptedPkcs8(der, passphrase);
  if (kind === 'pkcs12') return openPkcs12(material, passphrase);
  if (algorithm !== 'RSA') throw notRsa(algorithm ?? kind);
  try {
    return createPrivateKey({ key: der, format: 'der', type: kind === 'rsa-private' ? 'pkcs1' : 'pkcs8' });
  } catch {
    throw damaged();
  }
}

function requireSigningKey(key: KeyObject): void {
  if (key.asymmetricKeyType !== 'rsa') throw notRsa(nameOf(key));
  const { bits } = rsaNumbers(key);
  if (bits < MIN_SIGNING_BITS || bits > MAX_BITS) {
    throw new KeyError(
      bits > MAX_BITS ? 'key/too-many-bits' : 'key/too-small',
      l10n.t(
        'This RSA key has {0} bits. Packages are signed with {1} to {2}: make a key pair with mpaas keygen.',
        bits,
        MIN_SIGNING_BITS,
        MAX_BITS,
      ),
    );
  }
  if (!signsRightly(key)) throw damaged();
}

/** The key may have been encrypted, so only now its algorithm can be seen. */
function nameOf(key: KeyObject): string {
  const [, identifier] = childrenOf(readDer(key.export({ format: 'der', type: 'pkcs8' })));
  return identifier ? algorithmName(identifier) : '?';
}

/** OpenSSL loads keys whose numbers do not belong together, and would sign with them. */
function signsRightly(key: KeyObject): boolean {
  try {
    const signature = createSign('RSA-SHA1').end().sign(key);
    return createVerify('RSA-SHA1').end().verify(createPublicKey(key), signature);
  } catch {
    return false;
  }
}
