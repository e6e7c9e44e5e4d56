import { charactersOf } from './pattern-characters.ts';

/** An expression as something to draw texts from. Anchors and lookarounds are `empty`: they match no characters. */
export type PatternNode =
  | { kind: 'empty' }
  | { kind: 'characters'; characters: readonly string[] }
  | { kind: 'sequence'; nodes: PatternNode[] }
  | { kind: 'alternatives'; nodes: PatternNode[] }
  | { kind: 'group'; index: number; node: PatternNode }
  | { kind: 'back-reference'; index: number }
  | { kind: 'repeat'; minimum: number; maximum: number; node: PatternNode };

const EMPTY: PatternNode = { kind: 'empty' };
const UNBOUNDED = Number.MAX_SAFE_INTEGER;

interface Reader {
  pattern: string;
  position: number;
  groups: number;
  names: Map<string, number>;
}

/**
 * Reads an expression with the `u` flag.
 * @returns nothing when it has a class for which no character is known
 */
export function parsePattern(pattern: string): PatternNode | undefined {
  const reader: Reader = { pattern, position: 0, groups: 0, names: new Map() };
  try {
    return readAlternatives(reader);
  } catch (error) {
    if (error instanceof NoCharacterError) return undefined;
    throw error;
  }
}

class NoCharacterError extends Error {}

function readAlternatives(reader: Reader): PatternNode {
  const nodes = [readSequence(reader)];
  while (take(reader, /\|/y)) nodes.push(readSequence(reader));
  return nodes.length === 1 ? (nodes[0] ?? EMPTY) : { kind: 'alternatives', nodes };
}

function readSequence(reader: Reader): PatternNode {
  const nodes: PatternNode[] = [];
  while (reader.position < reader.pattern.length && !/[|)]/.test(reader.pattern.charAt(reader.position))) {
    nodes.push(readQuantifier(reader, readAtom(reader)));
  }
  return { kind: 'sequence', nodes };
}

function readAtom(reader: Reader): PatternNode {
  if (take(reader, /\^|\$|\\[bB]/y)) return EMPTY;
  if (take(reader, /\(\?(?:=|!|<=|<!)/y)) {
    readGroupRest(reader);
    return EMPTY;
  }
  if (take(reader, /\(\?[a-z-]*:/y)) return readGroupRest(reader);
  const group = take(reader, /\((?:\?<([^>]+)>)?/y);
  if (group) {
    const index = ++reader.groups;
    if (group[1]) reader.names.set(group[1], index);
    return { kind: 'group', index, node: readGroupRest(reader) };
  }
  const back = take(reader, /\\(?:([1-9]\d*)|k<([^>]+)>)/y);
  if (back) return { kind: 'back-reference', index: Number(back[1] ?? reader.names.get(back[2] ?? '')) };
  return readCharacters(reader);
}

function readGroupRest(reader: Reader): PatternNode {
  const node = readAlternatives(reader);
  take(reader, /\)/y);
  return node;
}

/** A class, an escape or a character: whatever stands for one code point. */
function readCharacters(reader: Reader): PatternNode {
  const atom = take(reader, /\[(?:\\.|[^\]\\])*\]|\\(?:u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|p\{[^}]*\}|c[a-z]|.)|./isuy);
  const characters = charactersOf(atom?.[0] ?? '');
  if (characters.length === 0) throw new NoCharacterError();
  return { kind: 'characters', characters };
}

function readQuantifier(reader: Reader, node: PatternNode): PatternNode {
  const quantifier = take(reader, /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y);
  if (!quantifier) return node;
  const [, sign, least, comma, most] = quantifier;
  if (sign) return { kind: 'repeat', minimum: sign === '+' ? 1 : 0, maximum: sign === '?' ? 1 : UNBOUNDED, node };
  const minimum = Number(least);
  return { kind: 'repeat', minimum, maximum: most ? Number(most) : comma ? UNBOUNDED : minimum, node };
}

function take(reader: Reader, expression: RegExp): RegExpExecArray | undefined {
  expression.lastIndex = reader.position;
  const match = expression.exec(reader.pattern);
  if (!match) return undefined;
  reader.position = expression.lastIndex;
  return match;
}
