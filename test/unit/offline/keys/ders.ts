/** Makes DER by hand: parts are hexadecimal, or elements that are made already. */
function element(tag: number, parts: readonly (string | Buffer)[]): Buffer {
  const content = Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'hex') : part)));
  const { length } = content;
  const long = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...(length < 0x80 ? [length] : long)]), content]);
}

type Make = (...parts: (string | Buffer)[]) => Buffer;

export const int: Make = (...parts) => element(0x02, parts);
export const bits: Make = (...parts) => element(0x03, ['00', ...parts]);
export const octets: Make = (...parts) => element(0x04, parts);
export const nothing: Make = () => element(0x05, []);
export const oid: Make = (...parts) => element(0x06, parts);
export const seq: Make = (...parts) => element(0x30, parts);
export const set: Make = (...parts) => element(0x31, parts);
export const context0: Make = (...parts) => element(0xa0, parts);

export const RSA = oid('2a864886f70d010101');
export const EC = oid('2a8648ce3d0201');
export const PBES2 = oid('2a864886f70d01050d');
/** Of PKCS#7: data, and signed data. */
export const DATA = oid('2a864886f70d010701');
export const SIGNED_DATA = oid('2a864886f70d010702');
