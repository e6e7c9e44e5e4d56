import { childrenOf, integerOf, objectIdOf, readDer } from './der.ts';

/** How a PKCS#8 key is encrypted (RFC 8018, RFC 7292). */
export interface EncryptionScheme {
  /** The object identifier of the scheme. */
  id: string;
  /** The object identifier of the cipher, for PBES2. */
  cipher: string | undefined;
  salt: Buffer;
  rounds: number;
  encrypted: Buffer;
}

export const PBES2 = '1.2.840.113549.1.5.13';

/** @returns nothing when the parameters are not as the standards write them */
export function readEncryptionScheme(der: Buffer): EncryptionScheme | undefined {
  const [algorithm, data] = childrenOf(readDer(der));
  const [id, parameters] = childrenOf(algorithm);
  const scheme = id && objectIdOf(id);
  if (!scheme || !parameters || !data) return undefined;
  const [first, second] = childrenOf(parameters);
  const isPbes2 = scheme === PBES2;
  // Of PBKDF2 and scrypt alike, the first two parameters are salt and rounds.
  const [salt, rounds] = isPbes2 ? childrenOf(childrenOf(first)[1]) : [first, second];
  const count = rounds && integerOf(rounds);
  if (!salt || count === undefined) return undefined;
  const [cipher] = isPbes2 ? childrenOf(second) : [];
  const cipherId = cipher && objectIdOf(cipher);
  return { id: scheme, cipher: cipherId, salt: salt.content, rounds: count, encrypted: data.content };
}
