import { isAscii, isUtf8 } from 'node:buffer';

const GBK = new TextDecoder('gbk');

/** So many bytes show which it is. */
const SAMPLE = 64 * 1024;

/**
 * Decodes a line of a log, each on its own: logs of several programs are often written into one file. UTF-8 when the bytes
 * are that, apart from a character that is cut off at the end; else UTF-8 with broken bytes or GBK, whichever more of the
 * characters speak for. That is our choice.
 */
export function decodeLine(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  const whole = isUtf8(bytes) ? bytes : withoutCutCharacter(bytes);
  if (isUtf8(whole)) return whole.toString();
  const sample = whole.toString('utf8', 0, SAMPLE);
  const foreign = sample.match(/[^\0-\x7f]/g) ?? [];
  const broken = foreign.filter(character => character === '\ufffd').length;
  return broken * 2 > foreign.length ? GBK.decode(bytes) : whole.toString();
}

/** A line that was cut at a limit, or a file that ends in the middle, may have the first bytes of a character at its end. */
function withoutCutCharacter(bytes: Buffer): Buffer {
  for (let length = 1; length <= 3; length++) {
    const byte = bytes.at(-length);
    if (byte === undefined || byte < 0x80) return bytes;
    if (byte >= 0xc0) return length < lengthOfCharacter(byte) ? bytes.subarray(0, -length) : bytes;
  }
  return bytes;
}

function lengthOfCharacter(first: number): number {
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
}
