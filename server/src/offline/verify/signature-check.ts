import { createHash, type KeyObject } from 'node:crypto';
import { createVerifier, decodeSignature, type Verifier } from '../signature/cert-signature.ts';
import type { DigestName } from '../signature/digest-info.ts';
import { explainSignature, type SignatureFault } from '../signature/explain-signature.ts';

/**
 * How the signature of an entry fares: `missing` when CERT.json has none, `unchecked` when CERT.json or the entry cannot
 * be read or no key was given, `not-base64` when its text is none that the console writes.
 */
export type SignatureState = 'valid' | 'missing' | 'empty' | 'not-base64' | 'unchecked' | SignatureFault;

/** Checks one signature of CERT.json as the entry's bytes come. */
export class SignatureCheck {
  readonly #key: KeyObject;
  readonly #defect: 'empty' | 'not-base64' | 'wrong-length' | undefined;
  readonly #signature: Buffer;
  readonly #verifier: Verifier;
  #verifies: boolean | undefined;

  constructor(key: KeyObject, text: string) {
    const decoded = decodeSignature(text, key);
    this.#key = key;
    this.#defect = 'defect' in decoded ? decoded.defect : undefined;
    // Clients may be less strict about the text, so it is of interest what is behind it.
    this.#signature = Buffer.from(text, 'base64');
    this.#verifier = createVerifier(key, this.#signature);
  }

  update(chunk: Buffer): void {
    this.#verifier.update(chunk);
  }

  /** Whether it is the signature of these bytes for a reader of base64 that forgives everything. When all have come. */
  verifies(): boolean {
    this.#verifies ??= this.#verifier.verify();
    return this.#verifies;
  }

  /** @param rereadEntry gives the entry's bytes once more; asked only when the signature does not verify */
  async state(rereadEntry: (onChunk: (chunk: Buffer) => void) => Promise<void>): Promise<SignatureState> {
    if (this.#defect === 'empty' || this.#defect === 'not-base64') return this.#defect;
    if (this.verifies()) return 'valid';
    return explainSignature(this.#key, this.#signature, async (algorithm: DigestName) => {
      const hash = createHash(algorithm);
      await rereadEntry(chunk => hash.update(chunk));
      return hash.digest();
    });
  }
}
