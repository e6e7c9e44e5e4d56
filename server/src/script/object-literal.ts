import type { Span, Word } from '../span.ts';
import type { Script } from './script.ts';
import type { Token } from './token.ts';

export interface PropertyValue extends Word {
  /** `name` is a single name, `other` any other expression: neither says its value here. */
  kind: 'string' | 'number' | 'boolean' | 'name' | 'other';
}

/** A property of an object literal as somebody wrote it, or began to. */
export interface Property extends Span {
  key: Word;
  /** Where the key ends for good, by a colon. Absent while only a key is there. */
  separator?: number;
  value?: PropertyValue;
  /** The index of its value's first token, when there is a value. */
  valueIndex?: number;
}

export interface ObjectLiteral {
  /** What is between the braces. */
  start: number;
  end: number;
  properties: Property[];
}

/**
 * Reads the object literal that opens at a token. Half-typed ones are what it is for: a property may lack its value, its
 * colon or the comma after it. Spreads and computed names are left out.
 */
export function readObject(script: Script, open: number): ObjectLiteral {
  const close = script.closing(open);
  const properties: Property[] = [];
  for (let index = open + 1; index < close; ) {
    const token = script.tokens[index];
    if (!token || script.is(index, ',')) {
      index++;
    } else if (isKey(token)) {
      const [property, next] = readProperty(script, index, token, close);
      properties.push(property);
      index = next;
    } else {
      index = endOfValue(script, index, close);
    }
  }
  return { start: script.startOf(open) + 1, end: script.startOf(close), properties };
}

function readProperty(script: Script, index: number, token: Token, close: number): [Property, next: number] {
  const key = wordOf(script, token);
  const hasColon = script.is(index + 1, ':') && index + 1 < close;
  const from = hasColon ? index + 2 : index + 1;
  const isShorthand = !hasColon && script.tokens[from]?.startsLine === true && isKey(script.tokens[from]);
  const to = isShorthand || from >= close ? Math.min(from, close) : endOfValue(script, from, close);
  const end = Math.max(script.startOf(to), key.end);
  if (!hasColon) return [{ start: token.start, end, key }, to];
  const separator = script.startOf(index + 1);
  if (to === from) return [{ start: token.start, end, key, separator }, to];
  return [{ start: token.start, end, key, separator, value: readValue(script, from, to), valueIndex: from }, to];
}

/** The index after an expression: at the comma, or where a new property starts although no comma is there. */
function endOfValue(script: Script, from: number, close: number): number {
  let conditionals = 0;
  let index = from;
  while (index < close) {
    if (script.is(index, ',')) break;
    if (script.is(index, '?') && !script.is(index + 1, '.')) conditionals++;
    else if (script.is(index, ':')) conditionals--;
    else if (conditionals <= 0 && script.tokens[index]?.startsLine && startsProperty(script, index)) break;
    index = script.after(index);
  }
  return Math.min(index, close);
}

function startsProperty(script: Script, index: number): boolean {
  const token = script.tokens[index];
  return token !== undefined && isKey(token) && script.is(index + 1, ':');
}

function isKey(token: Token | undefined): boolean {
  return token?.kind === 'name' || token?.kind === 'string';
}

function readValue(script: Script, from: number, to: number): PropertyValue {
  const [first, last] = [script.tokens[from], script.tokens[to - 1]];
  if (!first || !last) throw new RangeError('A value has at least one token.');
  const span = { start: first.start, end: last.end, text: script.text.slice(first.start, last.end) };
  const isNegative = to - from === 2 && script.is(from, '-') && last.kind === 'number';
  if (isNegative) return { ...span, kind: 'number' };
  if (to - from > 1) return { ...span, kind: 'other' };
  if (first.kind === 'string' || (first.kind === 'template' && first.closed)) {
    return { ...wordOf(script, first), kind: 'string' };
  }
  if (first.kind === 'number') return { ...span, kind: 'number' };
  if (first.kind !== 'name') return { ...span, kind: 'other' };
  return { ...span, kind: span.text === 'true' || span.text === 'false' ? 'boolean' : 'name' };
}

function wordOf({ text }: Script, { kind, start, end, closed }: Token): Word {
  if (kind !== 'string' && kind !== 'template') return { start, end, text: text.slice(start, end) };
  const inner = { start: start + 1, end: closed ? end - 1 : end };
  return { ...inner, text: text.slice(inner.start, inner.end), quote: text.charAt(start) };
}
