/** What stands before the point of a public key on the curve SM2: RFC 5480, where the curve is 1.2.156.10197.1.301. */
const SPKI_START = '3059301306072a8648ce3d020106082a811ccf5501822d034200';

/**
 * The point of an SM2 public key: 04, x and y.
 * @param publicKey PEM as `openssl pkey -pubout` writes it, its base64 alone, or the point in hexadecimal
 * @returns 130 hexadecimal digits in lower case; nothing for what is no such key
 */
export function sm2Point(publicKey: string): string | undefined {
  const text = publicKey.replace(/-----[A-Z ]+-----|\s/g, '');
  const hexadecimal = /^(?:04)?([0-9a-f]{128})$/i.exec(text)?.[1]?.toLowerCase();
  if (hexadecimal !== undefined) {
    return `04${hexadecimal}`;
  }
  const spki = Buffer.from(text, 'base64').toString('hex');
  const point = spki.slice(SPKI_START.length);
  return spki.startsWith(SPKI_START) && /^04[0-9a-f]{128}$/.test(point) ? point : undefined;
}

/** The key of such a point as DER. */
export function sm2Spki(point: string): Buffer {
  return Buffer.from(SPKI_START + point, 'hex');
}
