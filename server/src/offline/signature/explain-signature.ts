import { constants, type KeyObject, publicDecrypt } from 'node:crypto';
import { type DigestName, readDigestInfo } from './digest-info.ts';

/**
 * Why a signature does not verify:
 * - `entry-changed`: made with this key, for other bytes;
 * - `wrong-digest`: made with this key, not over SHA-1, or over a digest that is not known here;
 * - `signature-damaged`: opens with this key, and holds no digest as the standard writes it; or it has a length that no
 *   key gives;
 * - `wrong-key`: does not open with this key. One that is damaged does not either: whether the other signature of the
 *   package opens tells the two apart.
 */
export type SignatureFault = 'entry-changed' | 'wrong-digest' | 'signature-damaged' | 'wrong-key';

/**
 * Finds out why a signature did not verify. Only for saying so: nothing is accepted on the ground of what this finds.
 * A signature with PSS padding looks like one by another key.
 * @param digestOf gives the digest of the bytes that are there; asked once at most
 */
export async function explainSignature(
  publicKey: KeyObject,
  signature: Buffer,
  digestOf: (algorithm: DigestName) => Promise<Buffer>,
): Promise<SignatureFault> {
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
  if (signature.length !== Math.ceil(bits / 8)) {
    return isLengthOfOtherKey(signature.length) ? 'wrong-key' : 'signature-damaged';
  }
  const content = openSignature(publicKey, signature);
  if (!content) return 'wrong-key';
  const info = readDigestInfo(content);
  if (!info) return 'signature-damaged';
  if (!info.algorithm) return 'wrong-digest';
  const isSame = info.digest.equals(await digestOf(info.algorithm));
  if (!isSame) return 'entry-changed';
  return info.algorithm === 'sha1' ? 'signature-damaged' : 'wrong-digest';
}

/** Keys have 1024, 2048, 3072 or 4096 bits, hardly ever anything else. */
function isLengthOfOtherKey(bytes: number): boolean {
  return [128, 256, 384, 512].includes(bytes);
}

/** What is under the padding; nothing when there is no padding, as with every signature by another key. */
function openSignature(key: KeyObject, signature: Buffer): Buffer | undefined {
  try {
    return publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
  } catch {
    return undefined;
  }
}
