import type { Span } from '../span.ts';
import { matchBrackets } from './brackets.ts';
import type { Token } from './token.ts';
import { tokenize } from './tokenize.ts';

/** A piece of JavaScript, TypeScript or JSON, ready to be looked through. */
export class Script {
  readonly tokens: Token[];
  readonly comments: Span[];
  private readonly matches: Map<number, number>;

  constructor(
    readonly text: string,
    readonly span: Span = { start: 0, end: text.length },
  ) {
    const { tokens, comments } = tokenize(text, span.start, span.end);
    this.tokens = tokens;
    this.comments = comments;
    this.matches = matchBrackets(tokens);
  }

  /** What a token says, as it is written. */
  textOf(index: number): string {
    const token = this.tokens[index];
    return token ? this.text.slice(token.start, token.end) : '';
  }

  /** Whether a token is this name or this punctuation. */
  is(index: number, text: string): boolean {
    const token = this.tokens[index];
    if (!token || (token.kind !== 'name' && token.kind !== 'punctuation')) return false;
    return token.end - token.start === text.length && this.text.startsWith(text, token.start);
  }

  /** The indices of a name's tokens. */
  named(name: string): number[] {
    const indices: number[] = [];
    for (let index = 0; index < this.tokens.length; index++) {
      if (this.tokens[index]?.kind === 'name' && this.is(index, name)) indices.push(index);
    }
    return indices;
  }

  /** The index of the token that closes what this one opens; the number of tokens when nothing does. */
  closing(index: number): number {
    return this.matches.get(index) ?? this.tokens.length;
  }

  /** The index after a token and everything that it opens. */
  after(index: number): number {
    let at = index;
    for (let token = this.tokens[at]; token?.opens; token = this.tokens[at]) {
      at = this.closing(at);
      // Never closed itself: it ends before the bracket that closes what is around it.
      if (this.tokens[at]?.closes !== token.opens) return at;
    }
    return at + 1;
  }

  /** Where a token starts, or the script ends. */
  startOf(index: number): number {
    return this.tokens[index]?.start ?? this.span.end;
  }

  /** Where a token and everything that it opens ends. */
  endOf(index: number): number {
    return this.tokens[this.after(index) - 1]?.end ?? this.span.end;
  }
}
