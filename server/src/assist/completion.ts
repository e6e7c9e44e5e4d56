import type { Span } from '../span.ts';

export type CompletionKind = 'tag' | 'operation' | 'value' | 'parameter' | 'file' | 'folder';

/** Something that can be put where the cursor is. */
export interface Completion {
  label: string;
  kind: CompletionKind;
  /** Replaces `range`. With `isSnippet`, `${1:x}` and `${1|a,b|}` are places to fill in. */
  text: string;
  isSnippet?: boolean;
  range: Span;
  /** Behind the label, short. */
  detail?: string;
  /** Markdown. */
  documentation?: string;
  isDeprecated?: boolean;
}

/** A text as it stands in a snippet. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A choice of texts, as snippets write one. */
export function snippetChoice(place: number, choices: readonly string[]): string {
  return `\${${place}|${choices.map(choice => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}
