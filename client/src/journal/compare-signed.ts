import type { ComparedLine, Comparison, Piece } from '../views/journal-view/messages.ts';

/** How much is shown of what both have in common, and of what differs, characters. */
const LIMITS = { same: 64, different: 400 };

/**
 * Compares the string that a gateway signs with the one that a client signed, part by part: `Operation-Type=…`,
 * `&Request-Data=…`, `&Ts=…`. Where the request data differ, what they are base64 of is compared, too.
 */
export function compareSigned(expected: string, signed: string): Comparison {
  const [ours, theirs] = [partsOf(expected), partsOf(signed)];
  const pairs = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => {
    return [ours[index] ?? '', theirs[index] ?? ''] as const;
  });
  const data = pairs.find(([one, other]) => one !== other && isData(one) && isData(other));
  return {
    content: pairs.flatMap(([one, other]) => linesOf(one, other)),
    data: data ? decodedLines(dataOf(data[0]), dataOf(data[1])) : [],
  };
}

/** Base64 has no `&`. */
function partsOf(content: string): string[] {
  return content.split(/(?=&)/);
}

function isData(part: string): boolean {
  return part.startsWith('&Request-Data=');
}

function dataOf(part: string): string {
  return part.slice(part.indexOf('=') + 1);
}

function decodedLines(expected: string, signed: string): ComparedLine[] {
  const [ours, theirs] = [decode(expected), decode(signed)];
  return ours === undefined || theirs === undefined || ours === theirs ? [] : linesOf(ours, theirs);
}

/** @returns nothing for what is no base64 of a text */
function decode(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') !== base64) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function linesOf(expected: string, signed: string): ComparedLine[] {
  if (expected === signed) return [{ of: 'both', pieces: [same(expected)] }];
  const start = commonStart(expected, signed);
  const end = commonEnd(expected.slice(start), signed.slice(start));
  const pieces = (text: string): Piece[] => {
    const different = text.slice(start, text.length - end);
    return [
      same(text.slice(0, start)),
      { text: visible(shorten(different, LIMITS.different)), differs: true },
      same(text.slice(text.length - end)),
    ].filter(piece => piece.text !== '');
  };
  const lines: ComparedLine[] = [
    { of: 'expected', pieces: pieces(expected) },
    { of: 'signed', pieces: pieces(signed) },
  ];
  return lines.filter(line => line.pieces.length > 0);
}

function same(text: string): Piece {
  return { text: visible(shorten(text, LIMITS.same)), differs: false };
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return isHigh(one[length - 1]) ? length - 1 : length;
}

function commonEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length]) length++;
  return isLow(one[one.length - length]) ? length - 1 : length;
}

/** The first half of a character that takes two units: what is cut behind it would be no character. */
function isHigh(unit: string | undefined): boolean {
  return unit !== undefined && /[\uD800-\uDBFF]/.test(unit);
}

function isLow(unit: string | undefined): boolean {
  return unit !== undefined && /[\uDC00-\uDFFF]/.test(unit);
}

/** Cut in the middle: the start says what it is, the end is what the other one is compared at. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const half = Math.floor(limit / 2);
  return `${text.slice(0, half)}…${text.slice(-half)}`;
}

const SIGNS: Record<string, string> = { '\n': '↵', '\r': '␍', '\t': '⇥', '\uFEFF': '⟨BOM⟩' };

/** A line end that one has and the other has not is to be seen. */
function visible(text: string): string {
  return text.replace(/[\n\r\t\uFEFF]/g, character => SIGNS[character] ?? character);
}
