import { childrenOf, type DerElement, integerOf, objectIdOf, readDer, TAG } from '../../offline/keys/der.ts';
import { readPem } from '../../offline/keys/pem.ts';

const SM2_CURVE = '1.2.156.10197.1.301';
/** Private keys are numbers from 1 to this one less 2: GB/T 32918.1. */
const ORDER = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');

/**
 * The number of an SM2 private key: 64 hexadecimal digits as they are, or PEM as `openssl` writes it (PKCS#8, or
 * `EC PRIVATE KEY`).
 * @returns in lower-case hexadecimal; nothing for what is no such key
 * @throws KeyError for a PEM block that is damaged
 */
export function sm2PrivateKey(text: string): string | undefined {
  const number = /^\s*([0-9a-f]{64})\s*$/i.exec(text)?.[1]?.toLowerCase() ?? numberInPem(text);
  return number !== undefined && isInRange(BigInt(`0x${number}`)) ? number : undefined;
}

function isInRange(number: bigint): boolean {
  return number >= 1n && number <= ORDER - 2n;
}

function numberInPem(text: string): string | undefined {
  for (const { label, body, isEncrypted } of readPem(text)) {
    if (isEncrypted) continue;
    if (label === 'PRIVATE KEY') return fromPkcs8(readDer(body));
    if (label === 'EC PRIVATE KEY') return fromSec1(readDer(body));
  }
  return undefined;
}

/** RFC 5958. */
function fromPkcs8(key: DerElement | undefined): string | undefined {
  const [version, algorithm, inner] = childrenOf(key);
  const isSm2 = version !== undefined && isSm2Curve(childrenOf(algorithm)[1]);
  return isSm2 && inner?.tag === TAG.octetString ? numberOf(readDer(inner.content)) : undefined;
}

/** RFC 5915, which names the curve itself. */
function fromSec1(key: DerElement | undefined): string | undefined {
  const parameters = childrenOf(key).find(({ tag }) => tag === TAG.context0);
  return isSm2Curve(childrenOf(parameters)[0]) ? numberOf(key) : undefined;
}

function isSm2Curve(element: DerElement | undefined): boolean {
  return element !== undefined && objectIdOf(element) === SM2_CURVE;
}

function numberOf(key: DerElement | undefined): string | undefined {
  const [version, number] = childrenOf(key);
  const isKey = version !== undefined && integerOf(version) === 1 && number?.tag === TAG.octetString;
  return isKey && number.content.length === 32 ? number.content.toString('hex') : undefined;
}
