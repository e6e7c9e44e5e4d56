import type { Span } from '../span.ts';

/** What tells the languages of the C family apart, as far as strings and comments go. */
export interface Lexicon {
  /** `"""` over several lines. */
  hasTextBlocks?: boolean;
  /** Comments in comments. */
  hasNestedComments?: boolean;
  /** `#"…"#`. */
  hasRawStrings?: boolean;
  /** `@"…"`. */
  hasObjectStrings?: boolean;
  /** What starts code inside of a string. */
  substitution?: '${' | '\\(';
}

export interface CodeToken extends Span {
  kind: 'name' | 'string' | 'punctuation';
  /** Of strings that say all that they are: what is between the quotes. */
  content?: Span;
}
