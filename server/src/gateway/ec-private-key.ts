import { childrenOf, type DerElement, integerOf, objectIdOf, readDer, TAG } from '../offline/keys/der.ts';
import { readPem } from '../offline/keys/pem.ts';

/** Object identifiers of curves. */
export const SM2_CURVE = '1.2.156.10197.1.301';
export const SECP256K1 = '1.3.132.0.10';

/**
 * The number of a private key on a curve with 256 bits, out of PEM as `openssl` writes it: PKCS#8, or `EC PRIVATE KEY`.
 * @returns 32 bytes; nothing for what is no such key
 * @throws KeyError for a PEM block that is damaged
 */
export function ecPrivateKey(pem: string, curve: string): Buffer | undefined {
  for (const { label, body, isEncrypted } of readPem(pem)) {
    if (isEncrypted) continue;
    if (label === 'PRIVATE KEY') return fromPkcs8(readDer(body), curve);
    if (label === 'EC PRIVATE KEY') return fromSec1(readDer(body), curve);
  }
  return undefined;
}

/** RFC 5958. */
function fromPkcs8(key: DerElement | undefined, curve: string): Buffer | undefined {
  const [version, algorithm, inner] = childrenOf(key);
  const isOfCurve = version !== undefined && isCurve(childrenOf(algorithm)[1], curve);
  return isOfCurve && inner?.tag === TAG.octetString ? numberOf(readDer(inner.content)) : undefined;
}

/** RFC 5915, which names the curve itself. */
function fromSec1(key: DerElement | undefined, curve: string): Buffer | undefined {
  const parameters = childrenOf(key).find(({ tag }) => tag === TAG.context0);
  return isCurve(childrenOf(parameters)[0], curve) ? numberOf(key) : undefined;
}

function isCurve(element: DerElement | undefined, curve: string): boolean {
  return element !== undefined && objectIdOf(element) === curve;
}

function numberOf(key: DerElement | undefined): Buffer | undefined {
  const [version, number] = childrenOf(key);
  const isKey = version !== undefined && integerOf(version) === 1 && number?.tag === TAG.octetString;
  return isKey && number.content.length === 32 ? number.content : undefined;
}
