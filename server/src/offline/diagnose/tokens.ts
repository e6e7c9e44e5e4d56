import { skipDisabled, skipSpace } from './comments.ts';
import { readString } from './string-literals.ts';

export type Language = 'java' | 'kotlin' | 'objective-c' | 'swift' | 'arkts';

/** A piece of code. Comments are none: what is commented out does nothing. */
export interface Token {
  kind: 'name' | 'string' | 'sign';
  /** As written; numbers are names, too. */
  text: string;
  /** Of a string: what it says; absent when parts of it are computed. */
  value?: string;
  /** Offsets in UTF-16 units. */
  start: number;
  end: number;
}

const NAME = /[\p{L}\p{N}_$]+/uy;

/**
 * Cuts code into names, strings and single signs: enough to find calls, assignments and what they are given, in five
 * languages whose lexical rules are nearly the same. Code that does not compile gives tokens all the same.
 */
export function tokenize(text: string, language: Language): Token[] {
  const tokens: Token[] = [];
  for (let at = skipUnused(text, 0, language); at < text.length; ) {
    const token = tokenAt(text, at, language);
    tokens.push(token);
    at = skipUnused(text, token.end, language);
  }
  return tokens;
}

function skipUnused(text: string, at: number, language: Language): number {
  const next = skipSpace(text, at, language);
  return language === 'objective-c' ? skipDisabled(text, next, language) : next;
}

function tokenAt(text: string, start: number, language: Language): Token {
  const string = readString(text, start, language);
  if (string) return { kind: 'string', text: text.slice(start, string.end), start, ...string };
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0];
  if (name) return { kind: 'name', text: name, start, end: start + name.length };
  return { kind: 'sign', text: text[start] as string, start, end: start + 1 };
}
