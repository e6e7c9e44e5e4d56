import type { CodeToken, Lexicon } from './code-token.ts';
import { tokenizeCode } from './tokenize-code.ts';

/** A source of Java, Kotlin, Swift or Objective-C, ready to be looked through. */
export class Code {
  readonly tokens: readonly CodeToken[];

  constructor(
    readonly text: string,
    lexicon: Lexicon,
  ) {
    this.tokens = tokenizeCode(text, lexicon);
  }

  /** Whether a token is this name or this punctuation. */
  is(index: number, text: string): boolean {
    const token = this.tokens[index];
    if (!token || token.kind === 'string' || token.end - token.start !== text.length) return false;
    return this.text.startsWith(text, token.start);
  }
}
