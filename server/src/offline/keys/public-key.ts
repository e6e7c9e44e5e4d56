import { createPublicKey, type KeyObject } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import type { PackageFinding } from '../package-finding.ts';
import { KeyError } from './key-error.ts';
import { type KeyMaterial, readKeyMaterial } from './key-material.ts';
import { publicKeyFindings } from './public-key-findings.ts';
import { readKeyFile } from './read-key-file.ts';
import { MAX_BITS, rsaNumbers } from './rsa-numbers.ts';
import { damaged, notRsa, severalKeys, unfitForVerifying } from './unfit.ts';

export interface PublicKey {
  key: KeyObject;
  /** The length of the modulus. */
  bits: number;
  /** Warnings; the key verifies nevertheless. */
  findings: PackageFinding[];
}

/**
 * Reads the public key that packages are verified with: PEM or DER, SPKI or PKCS#1, or the bare base64 that client code
 * holds, with or without line breaks.
 * @throws KeyError for everything else, private keys among it
 */
export function readPublicKey(bytes: Buffer): PublicKey {
  const materials = readKeyMaterial(bytes);
  const other = materials.find(({ kind }) => kind !== 'public' && kind !== 'rsa-public');
  if (other) throw unfitForVerifying(other);
  if (materials.length > 1) throw severalKeys(materials);
  const key = open(materials[0] as KeyMaterial);
  const { bits, exponent } = rsaNumbers(key);
  if (bits > MAX_BITS) {
    throw new KeyError(
      'key/too-many-bits',
      l10n.t('This RSA key has {0} bits, and signatures of up to {1} can be verified.', bits, MAX_BITS),
    );
  }
  return { key, bits, findings: publicKeyFindings(key, bits, exponent) };
}

/** {@link readPublicKey} of a file of up to 64 KiB; what it says names the file. */
export function readPublicKeyFile(file: string): Promise<PublicKey> {
  return readKeyFile(file, readPublicKey);
}

function open({ kind, algorithm, der }: KeyMaterial): KeyObject {
  if (algorithm !== 'RSA') throw notRsa(algorithm ?? kind);
  try {
    return createPublicKey({ key: der, format: 'der', type: kind === 'rsa-public' ? 'pkcs1' : 'spki' });
  } catch {
    throw damaged();
  }
}
