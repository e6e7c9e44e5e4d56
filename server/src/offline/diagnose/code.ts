import { offsetRange } from '../../config/json-places.ts';
import type { Range } from '../../findings.ts';
import { type Language, type Token, tokenize } from './tokens.ts';

/** One file of code, to be searched for what it sets. */
export class Code {
  readonly tokens: readonly Token[];

  constructor(
    /** Absolute. */
    readonly file: string,
    readonly text: string,
    readonly language: Language,
  ) {
    this.tokens = tokenize(text, language);
  }

  /** The indices of the tokens where these texts come one after another. */
  *find(...texts: readonly string[]): Iterable<number> {
    for (let index = 0; index < this.tokens.length; index++) {
      if (texts.every((text, offset) => this.tokens[index + offset]?.text === text)) yield index;
    }
  }

  has(...texts: readonly string[]): boolean {
    for (const _ of this.find(...texts)) return true;
    return false;
  }

  /** The string literals that say exactly this. */
  *strings(value: string): Iterable<number> {
    for (const [index, token] of this.tokens.entries()) {
      if (token.kind === 'string' && token.value === value) yield index;
    }
  }

  /** The index of the first token from `start` that has this text, if it comes within `limit` tokens. */
  next(text: string, start: number, limit = this.tokens.length): number | undefined {
    const index = this.tokens.slice(start, start + limit).findIndex(token => token.text === text);
    return index < 0 ? undefined : start + index;
  }

  /** The place of a token, or of the tokens from one to another. */
  range(first: number, last = first): Range {
    const { start = 0 } = this.tokens[first] ?? {};
    const { end = start } = this.tokens[last] ?? {};
    return offsetRange(this.text, start, end);
  }

  /** Whether a token is the first of its line. */
  startsLine(index: number): boolean {
    const previous = this.tokens[index - 1];
    const token = this.tokens[index];
    return !previous || !token || this.text.slice(previous.end, token.start).includes('\n');
  }
}
