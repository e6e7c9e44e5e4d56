import type { CodeToken, Lexicon } from './code-token.ts';

const NAME = /[\w$\u0080-\uffff]+/y;
const RAW_QUOTE = /#{1,8}"(?:"")?/y;
const CHARACTER = /'(?:\\[^\n']{1,9}|\\'|[^'\\\n]{1,4})'/y;
const COMMENT_EDGE = /\/\*|\*\//g;
/** Of a string that does not end, only the word that is being typed: the rest of the line may well be code. */
const WORD = /[\w.$-]*/y;
/** `$name` in a string of Kotlin. */
const NAME_IN_STRING = /\$[A-Za-z_`]/y;

/**
 * Splits a source of the C family, whole or half-typed, into tokens. It never fails, takes linear time, and knows no
 * more of the languages than where strings and comments end.
 */
export function tokenizeCode(text: string, lexicon: Lexicon): CodeToken[] {
  return new Tokenizer(text, lexicon).run();
}

/** A string with code in it, which has to end before the string goes on. */
interface Substitution {
  quote: string;
  /** How many of its brackets are open. */
  depth: number;
}

interface EndOfString {
  /** Where to go on: behind the quote, or behind what starts code. */
  next: number;
  /** Where the closing quote is, when all that is before it is the string. */
  close?: number;
}

class Tokenizer {
  private readonly tokens: CodeToken[] = [];
  private readonly substitutions: Substitution[] = [];
  /** By quote: up to here it is known that no partner follows, so that nothing is searched twice. */
  private readonly unpaired = new Map<string, number>();
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly lexicon: Lexicon,
  ) {}

  run(): CodeToken[] {
    while (this.at < this.text.length) this.next();
    return this.tokens;
  }

  private next(): void {
    const { text, at, lexicon } = this;
    const char = text.charAt(at);
    if (char <= ' ') this.at++;
    else if (char === '/' && text.charAt(at + 1) === '/') this.lineComment();
    else if (char === '/' && text.charAt(at + 1) === '*') this.blockComment();
    else if (char === '"') this.string(at, lexicon.hasTextBlocks && text.startsWith('"""', at) ? '"""' : '"');
    else if (char === '@' && lexicon.hasObjectStrings && text.charAt(at + 1) === '"') this.string(at + 1, '"');
    else if (char === '#' && lexicon.hasRawStrings && this.match(RAW_QUOTE) > at) this.rawString();
    else if (char === "'") this.at = Math.max(this.match(CHARACTER), at + 1);
    else if (this.match(NAME) > at) this.add('name', at, this.match(NAME));
    else this.punctuation(char);
  }

  private add(kind: CodeToken['kind'], start: number, end: number, content?: { start: number; end: number }): void {
    this.tokens.push({ kind, start, end, ...(content && { content }) });
    this.at = end;
  }

  private punctuation(char: string): void {
    const inner = this.substitutions.at(-1);
    const [open, close] = this.lexicon.substitution === '${' ? '{}' : '()';
    if (inner && char === open) inner.depth++;
    if (inner && char === close && --inner.depth === 0) {
      this.substitutions.pop();
      this.at = this.endOfString(this.at + 1, inner.quote)?.next ?? this.at + 1;
    } else {
      this.add('punctuation', this.at, this.at + 1);
    }
  }

  private lineComment(): void {
    this.at = this.endOfLine(this.at);
  }

  private blockComment(): void {
    COMMENT_EDGE.lastIndex = this.at + 2;
    for (let depth = 1; depth > 0; ) {
      const edge = COMMENT_EDGE.exec(this.text)?.[0];
      if (edge === '*/') depth--;
      else if (edge && this.lexicon.hasNestedComments) depth++;
      else if (!edge) break;
    }
    this.at = COMMENT_EDGE.lastIndex || this.text.length;
  }

  private string(opening: number, quote: string): void {
    const from = opening + quote.length;
    const end = this.endOfString(from, quote);
    if (!end) this.unfinishedString(from);
    else if (end.close === undefined) this.add('string', this.at, end.next);
    else this.add('string', this.at, end.next, { start: from, end: end.close });
  }

  private rawString(): void {
    const from = this.match(RAW_QUOTE);
    const opening = this.text.slice(this.at, from);
    const closing = [...opening].reverse().join('');
    const end = opening.endsWith('""') ? this.text.length : this.endOfLine(from);
    const close = this.isUnpaired(closing, from) ? -1 : this.text.slice(from, end).indexOf(closing);
    if (close >= 0) this.add('string', this.at, from + close + closing.length, { start: from, end: from + close });
    else {
      this.unpaired.set(closing, end);
      this.unfinishedString(from);
    }
  }

  private unfinishedString(from: number): void {
    const end = this.match(WORD, from);
    this.add('string', this.at, end, { start: from, end });
  }

  /** Nothing when it does not end. */
  private endOfString(from: number, quote: string): EndOfString | undefined {
    if (this.isUnpaired(quote, from)) return undefined;
    const { text } = this;
    const { substitution } = this.lexicon;
    let isComputed = false;
    let at = from;
    for (; at < text.length; at++) {
      const char = text.charAt(at);
      if (char === '\n' && quote === '"') break;
      if (char === quote.charAt(0) && text.startsWith(quote, at)) {
        return { next: at + quote.length, ...(!isComputed && { close: at }) };
      }
      if (substitution && text.startsWith(substitution, at)) {
        this.substitutions.push({ quote, depth: 1 });
        return { next: at + 2 };
      }
      if (substitution === '${' && char === '$' && this.match(NAME_IN_STRING, at) > at) isComputed = true;
      if (char === '\\') at++;
    }
    this.unpaired.set(quote, at);
    return undefined;
  }

  private endOfLine(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  private isUnpaired(quote: string, from: number): boolean {
    return from < (this.unpaired.get(quote) ?? 0);
  }

  /** Where a pattern ends that matches at an offset; the offset itself when it does not. */
  private match(pattern: RegExp, from = this.at): number {
    pattern.lastIndex = from;
    return pattern.test(this.text) ? pattern.lastIndex : from;
  }
}
