import type { Language } from './tokens.ts';

/** Languages whose block comments may hold block comments. */
const NESTING: readonly Language[] = ['kotlin', 'swift'];

/** The offset of the next character that is neither white space nor part of a comment. */
export function skipSpace(text: string, start: number, language: Language): number {
  for (let at = start; ; ) {
    while (at < text.length && /\s/.test(text[at] as string)) at++;
    if (text.startsWith('//', at)) at = lineEnd(text, at);
    else if (text.startsWith('/*', at)) at = blockEnd(text, at, NESTING.includes(language));
    else return at;
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function blockEnd(text: string, start: number, nests: boolean): number {
  const delimiter = /\/\*|\*\//g;
  delimiter.lastIndex = start + 2;
  for (let depth = 1; ; ) {
    const match = delimiter.exec(text);
    if (!match) return text.length;
    if (match[0] === '*/') depth--;
    else if (nests) depth++;
    if (depth === 0) return match.index + 2;
  }
}

const CONDITION = /^[ \t]*#[ \t]*(if|ifdef|ifndef|else|elif|endif)\b/gm;

/** After `#if 0`, the preprocessor's way to comment out, the offset where code goes on. */
export function skipDisabled(text: string, at: number, language: Language): number {
  const disabled = /#[ \t]*if[ \t]+0\b/y;
  disabled.lastIndex = at;
  if (!disabled.test(text)) return at;
  CONDITION.lastIndex = lineEnd(text, at);
  for (let depth = 1; ; ) {
    const match = CONDITION.exec(text);
    if (!match) return text.length;
    const [, word = ''] = match;
    if (word.startsWith('if')) depth++;
    else if (word === 'endif') depth--;
    if (depth === 0 || (depth === 1 && word !== 'endif' && !word.startsWith('if'))) {
      return skipSpace(text, lineEnd(text, match.index), language);
    }
  }
}
