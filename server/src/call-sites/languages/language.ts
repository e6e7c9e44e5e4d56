import type { Span } from '../../span.ts';
import type { RpcCall } from '../operation-site.ts';

export type SiteLanguage = 'script' | 'markup' | 'json' | 'arkts' | 'java' | 'kotlin' | 'swift' | 'objective-c';

/** A string literal: the span is what is between its quotes, or of one that does not end, the word that is typed. */
export interface Literal extends Span {
  /** Where it stands makes it an operation type. */
  position?: Position;
}

export interface Position {
  kind: 'call' | 'declaration';
  /** The call that it is an argument of. Without one, others may mean something else by the same name. */
  call?: RpcCall;
}

/** A piece of code as tokens, comments left out. */
export interface Source {
  text: string;
  tokens: readonly (Span & { kind: string })[];
}

/** How operation types are found in the sources of one language. */
export interface Language {
  name: SiteLanguage;
  /** The endings of its files, in lower case. */
  endings: readonly string[];
  /** The literals that are a whole value each, in the text's order. Never fails, whatever the text. */
  literals(text: string): Literal[];
  /** A text's code: the whole, or the scripts of a page. Never fails, whatever the text. */
  read(text: string): Source[];
}
