import { md5, toHex } from './md5.ts';

export type SignType = 'md5' | 'hmac-sha1';

/**
 * The `Sign` header of a request.
 *
 * What is signed is `Operation-Type=<type>&Request-Data=<base64 of the body>&Ts=<ts>` (seen in code: Android
 * RpcInvoker). `md5` is MD5 over secret, `&` and that text (seen in code: H5 clients outside the container).
 * `hmac-sha1` is HMAC-SHA1 of that text with the secret as key: how the real gateway combines the two is not known,
 * this is the choice of these tools, which their local gateway shares.
 *
 * @returns lower-case hexadecimal digits
 */
export async function sign(
  type: SignType,
  secret: string,
  request: { operationType: string; body: string; ts: string },
): Promise<string> {
  const data = base64(new TextEncoder().encode(request.body));
  const text = `Operation-Type=${request.operationType}&Request-Data=${data}&Ts=${request.ts}`;
  return type === 'md5' ? md5(new TextEncoder().encode(`${secret}&${text}`)) : hmacSha1(secret, text);
}

async function hmacSha1(secret: string, text: string): Promise<string> {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) {
    throw new Error('HMAC-SHA1 needs Web Crypto, which browsers offer on https:// and localhost only.');
  }
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const key = await subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  return toHex(new Uint8Array(await subtle.sign('HMAC', key, encoder.encode(text))));
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x2000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x2000));
  }
  return btoa(binary);
}
