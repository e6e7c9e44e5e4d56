import { createHash, type KeyObject } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import type { PackageFinding } from '../package-finding.ts';
import { MIN_SIGNING_BITS, USUAL_EXPONENT } from './rsa-numbers.ts';

/**
 * SHA-256 of the SPKI of the public key in Ant Group's demo apps, which many public apps have copied (seen in code:
 * mpaas-demo/android-nebula). Its packages are published, and the apps of whoever copied it accept them.
 */
const DEMO_KEY = '2d0bb45d0412e01464b4144e6125b04f44034646b288085f6a3a90334cfa5f39';

/** What a person should know about a public key before relying on it. */
export function publicKeyFindings(key: KeyObject, bits: number, exponent: bigint): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const warn = (code: string, message: string) => findings.push({ code, severity: 'warning', entry: '', message });
  if (bits < MIN_SIGNING_BITS) {
    warn(
      'package/weak-key',
      l10n.t(
        'The key has {0} bits, which can be broken. Make a key pair with mpaas keygen, and sign all packages anew.',
        bits,
      ),
    );
  }
  if (exponent < USUAL_EXPONENT) {
    warn(
      'package/small-exponent',
      l10n.t(
        'The public exponent of the key is {0}, and clients that check signatures carelessly can be deceived with such keys. Make a key pair with mpaas keygen.',
        exponent.toString(),
      ),
    );
  }
  if (publicKeyFingerprint(key) === DEMO_KEY) {
    warn(
      'package/demo-key',
      l10n.t(
        "This is the public key of mPaaS's demo apps. Packages signed for the demos are published, and an app with this key accepts them. Make a key pair of your own with mpaas keygen.",
      ),
    );
  }
  return findings;
}

/** SHA-256 of the key's DER SubjectPublicKeyInfo, in hexadecimal. */
export function publicKeyFingerprint(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex');
}
