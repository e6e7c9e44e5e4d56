import type { Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** A line of a document without its end. */
export function logLine(document: TextDocument, line: number): string {
  const start = { line, character: 0 };
  return document.getText({ start, end: { line: line + 1, character: 0 } }).replace(/[\r\n]+$/, '');
}

/** Behind the last character of a line. */
export function lineEnd(document: TextDocument, line: number): Position {
  return { line, character: logLine(document, line).length };
}
