/** Of AES-128 and SM4. */
const BLOCK = 16;

export interface SymmetricKey {
  key: Buffer;
  iv: Buffer;
}

/**
 * Makes the key of a request and its answer out of the secret that both sides have: the secret, padded to whole blocks
 * as PKCS#7 does, has the initialisation vector as its last block, and the others joined by XOR are the key.
 *
 * Seen in code for ECC, whose secret has 33 bytes, in several re-implementations of an Android client, and worked out again
 * from their figures. That secrets of other algorithms are treated alike is inferred.
 * @returns nothing for a secret that is shorter than a key
 */
export function symmetricKey(secret: Buffer): SymmetricKey | undefined {
  if (secret.length < BLOCK) return undefined;
  const padding = BLOCK - (secret.length % BLOCK);
  const padded = Buffer.concat([secret, Buffer.alloc(padding, padding)]);
  const end = padded.length - BLOCK;
  const key = Buffer.alloc(BLOCK);
  for (let at = 0; at < end; at++) key[at % BLOCK] = (key[at % BLOCK] ?? 0) ^ (padded[at] ?? 0);
  return { key, iv: padded.subarray(end) };
}
