import { childrenOf, objectIdOf, readDer, TAG } from '../keys/der.ts';

/** Digests that a signature may name, as `node:crypto` calls them. */
export type DigestName = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

const DIGESTS: ReadonlyMap<string, DigestName> = new Map([
  ['1.2.840.113549.2.5', 'md5'],
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/** What an RSA signature holds under its padding (RFC 8017, 9.2). */
export interface DigestInfo {
  /** Nothing when it names a digest that is not known here. */
  algorithm: DigestName | undefined;
  digest: Buffer;
}

/**
 * Reads the content of a signature, strictly: DER, the digest's identifier with its NULL, the digest, and no byte more.
 * @returns nothing when it is anything else
 */
export function readDigestInfo(content: Buffer): DigestInfo | undefined {
  const root = readDer(content);
  if (root?.tag !== TAG.sequence) return undefined;
  const [identifier, digest, ...more] = childrenOf(root);
  if (identifier?.tag !== TAG.sequence || digest?.tag !== TAG.octetString || more.length > 0) return undefined;
  const [algorithm, parameters, ...others] = childrenOf(identifier);
  const id = algorithm && objectIdOf(algorithm);
  const isNull = parameters?.tag === TAG.nothing && parameters.content.length === 0;
  if (id === undefined || !isNull || others.length > 0) return undefined;
  return { algorithm: DIGESTS.get(id), digest: digest.content };
}
