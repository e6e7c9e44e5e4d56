import type { Language } from './tokens.ts';

export interface StringLiteral {
  /** What the string says; absent when parts of it are computed. */
  value?: string;
  /** The offset behind it. */
  end: number;
}

interface Quotes {
  /** From the longest to the shortest, so that `"""` is not taken for an empty string. */
  delimiters: readonly string[];
  /** What begins a computed part: always followed by a bracket, or by a name in Kotlin. */
  computed?: RegExp;
}

const QUOTES: Record<Language, Quotes> = {
  java: { delimiters: ['"""', '"', "'"] },
  kotlin: { delimiters: ['"""', '"', "'"], computed: /\$(?=[\p{L}_{])/uy },
  'objective-c': { delimiters: ['"', "'"] },
  swift: { delimiters: ['"""', '"'], computed: /\\(?=\()/y },
  arkts: { delimiters: ['"', "'", '`'], computed: /\$(?=\{)/y },
};

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '0': '\0' };
const CLOSING: Record<string, string> = { '{': '}', '(': ')' };

/** Reads the string that starts at an offset, if one does. One without an end goes to the end of its line. */
export function readString(text: string, start: number, language: Language): StringLiteral | undefined {
  const { delimiters, computed } = QUOTES[language];
  const delimiter = delimiters.find(each => text.startsWith(each, start));
  if (delimiter === undefined) return undefined;
  const isRaw = language === 'kotlin' && delimiter === '"""';
  const isOneLine = delimiter.length === 1 && delimiter !== '`';
  const isTemplate = language !== 'arkts' || delimiter === '`';
  let value: string | undefined = '';
  let at = start + delimiter.length;
  while (at < text.length && !text.startsWith(delimiter, at) && !(isOneLine && text[at] === '\n')) {
    const next = computed && isTemplate ? skipComputed(text, at, computed) : at;
    if (next > at) {
      value = undefined;
      at = next;
    } else {
      const [character, length] = isRaw ? [text[at] as string, 1] : characterAt(text, at);
      if (value !== undefined) value += character;
      at += length;
    }
  }
  const end = text.startsWith(delimiter, at) ? at + delimiter.length : at;
  return value === undefined ? { end } : { value, end };
}

function characterAt(text: string, at: number): [character: string, length: number] {
  const character = text[at] as string;
  if (character !== '\\') return [character, 1];
  const escaped = text[at + 1] ?? '';
  const code = /^u([0-9a-fA-F]{4})/.exec(text.slice(at + 1, at + 6))?.[1];
  if (code !== undefined) return [String.fromCharCode(Number.parseInt(code, 16)), 6];
  // A line that ends in a backslash goes on in the next one.
  if (escaped === '\n') return ['', 2];
  return [ESCAPES[escaped] ?? escaped, 1 + escaped.length];
}

/** The offset behind a computed part that begins here, or the offset itself. */
function skipComputed(text: string, at: number, computed: RegExp): number {
  computed.lastIndex = at;
  if (!computed.test(text)) return at;
  const opening = text[at + 1] as string;
  const closing = CLOSING[opening];
  if (closing === undefined) return at + 2;
  for (let depth = 0, next = at + 1; next < text.length; next++) {
    if (text[next] === opening) depth++;
    else if (text[next] === closing && --depth === 0) return next + 1;
  }
  return text.length;
}
