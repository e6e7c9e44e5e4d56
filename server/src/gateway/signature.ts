import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** The signature algorithms that can be checked without a guard image. */
export type SignType = 'md5' | 'hmac-sha1';

/** Header `signType`: numbers as Android's SDK sends them (2 is white-box and cannot be checked), names as H5's does. */
const SIGN_TYPE_NAMES: ReadonlyMap<string, SignType> = new Map([
  ['', 'md5'],
  ['0', 'md5'],
  ['md5', 'md5'],
  ['1', 'hmac-sha1'],
  ['hmac-sha1', 'hmac-sha1'],
  ['hmacsha1', 'hmac-sha1'],
]);

/** Reads a `signType` header. @returns nothing when it names what cannot be checked; MD5 when there is none */
export function parseSignType(header: string | undefined): SignType | undefined {
  return SIGN_TYPE_NAMES.get(header?.trim().toLowerCase() ?? '');
}

/**
 * The string that is signed. Seen in code: Android RpcInvoker.getSignData.
 * @param body the request's bytes as sent, before compression and encryption
 * @param ts the `Ts` header exactly as sent
 */
export function signContent(operationType: string, body: Uint8Array, ts: string): string {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return joinContent(operationType, bytes.toString('base64'), ts);
}

/** The string that is signed, of parts that are encoded already. */
export function joinContent(operationType: string, data: string, ts: string): string {
  return `Operation-Type=${operationType}&Request-Data=${data}&Ts=${ts}`;
}

/**
 * Signs a sign content.
 *
 * MD5 is `md5(secret & "&" & content)`: seen in code, two independent re-implementations of clients. How the service
 * combines secret and content for HMAC-SHA1 is not known; HMAC with the secret as key is our choice.
 * @returns lower-case hexadecimal
 */
export function sign(type: SignType, secret: string, content: string): string {
  if (type === 'md5') return hash('md5', `${secret}&${content}`, 'hex');
  return createHmac('sha1', secret).update(content).digest('hex');
}

/** Compares a signature with the one that was expected, in time that does not tell where they differ. */
export function sameSignature(received: string, expected: string): boolean {
  const [a, b] = [Buffer.from(received), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
