import { ecPrivateKey, SM2_CURVE } from '../ec-private-key.ts';

/** Private keys are numbers from 1 to this one less 2: GB/T 32918.1. */
const ORDER = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');

/**
 * The number of an SM2 private key: 64 hexadecimal digits as they are, or PEM as `openssl` writes it (PKCS#8, or
 * `EC PRIVATE KEY`).
 * @returns in lower-case hexadecimal; nothing for what is no such key
 */
export function sm2PrivateKey(text: string): string | undefined {
  const digits = /^\s*([0-9a-f]{64})\s*$/i.exec(text)?.[1]?.toLowerCase();
  const number = digits ?? ecPrivateKey(text, SM2_CURVE)?.toString('hex');
  return number !== undefined && isInRange(BigInt(`0x${number}`)) ? number : undefined;
}

function isInRange(number: bigint): boolean {
  return number >= 1n && number <= ORDER - 2n;
}
