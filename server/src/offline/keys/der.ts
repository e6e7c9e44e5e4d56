/** The tags that keys and signatures are made of. */
export const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  nothing: 0x05,
  objectId: 0x06,
  sequence: 0x30,
  context0: 0xa0,
} as const;

/** One element of DER: its tag byte and what it holds. */
export interface DerElement {
  tag: number;
  content: Buffer;
}

/**
 * Reads bytes that are one element of DER and nothing else. Strict: lengths in their shortest form, so that there is
 * one way only to write a thing.
 * @returns nothing when they are not
 */
export function readDer(bytes: Buffer): DerElement | undefined {
  const elements = readAll(bytes);
  return elements?.length === 1 ? elements[0] : undefined;
}

/** What a constructed element holds; nothing when that is no DER, or there is no element. */
export function childrenOf(element: DerElement | undefined): DerElement[] {
  return (element && readAll(element.content)) ?? [];
}

function readAll(bytes: Buffer): DerElement[] | undefined {
  const elements: DerElement[] = [];
  for (let at = 0; at < bytes.length; ) {
    const start = contentStart(bytes, at);
    if (!start || start.at + start.length > bytes.length) return undefined;
    elements.push({ tag: bytes.readUInt8(at), content: bytes.subarray(start.at, start.at + start.length) });
    at = start.at + start.length;
  }
  return elements;
}

/** Where the content of the element at `at` starts, and how long it is. */
function contentStart(bytes: Buffer, at: number): { at: number; length: number } | undefined {
  if (at + 2 > bytes.length) return undefined;
  const first = bytes.readUInt8(at + 1);
  if (first < 0x80) return { at: at + 2, length: first };
  const size = first - 0x80;
  if (size < 1 || size > 4 || at + 2 + size > bytes.length) return undefined;
  const length = bytes.readUIntBE(at + 2, size);
  const isShortest = length >= 0x80 && length >= 2 ** (8 * (size - 1));
  return isShortest ? { at: at + 2 + size, length } : undefined;
}

/** An object identifier as people write it: `1.2.840.113549.1.1.1`. */
export function objectIdOf({ tag, content }: DerElement): string | undefined {
  if (tag !== TAG.objectId || content.length === 0) return undefined;
  const numbers: number[] = [];
  let number = 0;
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - 40 * root, ...rest].join('.');
}

/** A whole number that is not negative; nothing when the element is none. Larger than 2^53 it is not exact. */
export function integerOf({ tag, content }: DerElement): number | undefined {
  if (tag !== TAG.integer || content.length === 0 || content.readUInt8(0) >= 0x80) return undefined;
  return content.reduce((value, byte) => value * 256 + byte, 0);
}
