import { type Hover, MarkupKind, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../../span.ts';

/** A span of a document's text as the protocol has it. */
export function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/**
 * What a hover says of a span.
 * @param value Markdown
 */
export function hoverOf(value: string, document: TextDocument, span: Span): Hover {
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(document, span) };
}
