import type { Span } from '../span.ts';

export interface Token extends Span {
  kind: 'name' | 'number' | 'string' | 'template' | 'regex' | 'punctuation';
  /** Of strings: whether the closing quote is there. Of templates: whether it is one whole, without substitutions. */
  closed: boolean;
  /** Something that has to be closed by a later token, or closes an earlier one: brackets and parts of templates. */
  opens: Bracket | undefined;
  closes: Bracket | undefined;
  /** Stands on another line than the token before it. */
  startsLine: boolean;
}

export type Bracket = '{' | '(' | '[' | '`';

export interface Tokens {
  tokens: Token[];
  comments: Span[];
}
