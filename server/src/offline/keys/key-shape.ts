import { algorithmName } from './algorithm.ts';
import { childrenOf, type DerElement, integerOf, objectIdOf, readDer, TAG } from './der.ts';

/** What the bytes of a key file are. */
export type KeyKind =
  | 'private' // PKCS#8
  | 'rsa-private' // PKCS#1
  | 'other-private' // the old forms of EC and DSA
  | 'encrypted-private' // PKCS#8
  | 'encrypted-pem' // PKCS#1 and others, with Proc-Type
  | 'pkcs12'
  | 'public' // SPKI
  | 'rsa-public' // PKCS#1
  | 'certificate'
  | 'request'
  | 'ssh'
  | 'keystore';

export interface KeyShape {
  kind: KeyKind;
  /** `RSA`, `EC`, …; only where it can be seen. */
  algorithm?: string;
}

const PKCS7 = '1.2.840.113549.1.7.';

/**
 * Tells from its structure what a piece of DER is. Labels of PEM blocks are not asked: they are often wrong.
 * @returns nothing for what is none of the known structures
 */
export function shapeOf(der: Buffer): KeyShape | undefined {
  if (isIndefinitePkcs12(der)) return { kind: 'pkcs12' };
  const root = readDer(der);
  if (root?.tag !== TAG.sequence) return undefined;
  const parts = childrenOf(root);
  const [first] = parts;
  if (!first) return undefined;
  if (first.tag === TAG.integer) return shapeWithNumber(first, parts);
  if (first.tag === TAG.sequence) return shapeWithSequence(first, parts);
  return objectIdOf(first)?.startsWith(PKCS7) ? { kind: 'certificate' } : undefined;
}

/** Some programs write PKCS#12 with lengths left open: sequence, then the number 3. */
function isIndefinitePkcs12(bytes: Buffer): boolean {
  return bytes.subarray(0, 5).equals(Buffer.from([TAG.sequence, 0x80, TAG.integer, 1, 3]));
}

function shapeWithNumber(first: DerElement, parts: DerElement[]): KeyShape | undefined {
  const version = integerOf(first);
  const [, second] = parts;
  const isAll = (tag: number) => parts.every(part => part.tag === tag);
  if (second?.tag === TAG.sequence) {
    const [id] = childrenOf(second);
    if (version === 3 && id && objectIdOf(id)?.startsWith(PKCS7)) return { kind: 'pkcs12' };
    return parts[2]?.tag === TAG.octetString ? { kind: 'private', algorithm: algorithmName(second) } : undefined;
  }
  if (second?.tag === TAG.octetString) return { kind: 'other-private', algorithm: 'EC' };
  if (isAll(TAG.integer) && parts.length === 2) return { kind: 'rsa-public', algorithm: 'RSA' };
  if (isAll(TAG.integer) && parts.length === 6) return { kind: 'other-private', algorithm: 'DSA' };
  return isAll(TAG.integer) && parts.length === 9 ? { kind: 'rsa-private', algorithm: 'RSA' } : undefined;
}

function shapeWithSequence(first: DerElement, parts: DerElement[]): KeyShape | undefined {
  const [id, ...rest] = childrenOf(first);
  const [, second, third] = parts;
  if (id?.tag === TAG.objectId && parts.length === 2) {
    if (second?.tag === TAG.bitString) return { kind: 'public', algorithm: algorithmName(first) };
    return second?.tag === TAG.octetString ? { kind: 'encrypted-private' } : undefined;
  }
  if (second?.tag !== TAG.sequence || third?.tag !== TAG.bitString || parts.length !== 3) return undefined;
  // A request is: version, subject, key, attributes. A certificate has more, and its version is tagged.
  const isRequest = id?.tag === TAG.integer && rest.length <= 3;
  return { kind: isRequest ? 'request' : 'certificate' };
}
