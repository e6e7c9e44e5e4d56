import type { Span } from '../span.ts';

/** What a file ends its lines with: most editors keep that, so we do. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  return /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
}

/** The spaces or tabs that the line of an offset starts with. */
export function indentAt(text: string, offset: number): string {
  return /^[^\S\n\r]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? '';
}

/** One level of indentation, as the file has it: that of the first line that is indented. */
export function indentUnit(text: string): string {
  return /^(?:\t| +)(?=[^\s*])/m.exec(text)?.[0] ?? '  ';
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/**
 * A stretch together with its line, its line end included, where nothing else stands on that line but spaces and the
 * star of a comment; the stretch with the space before it otherwise.
 */
export function withItsLine(text: string, { start, end }: Span): Span {
  const from = lineStart(text, start);
  const nextLine = text.indexOf('\n', end);
  const to = nextLine < 0 ? text.length : nextLine + 1;
  const isAlone = /^[^\S\n]*\*?[^\S\n]*$/.test(text.slice(from, start)) && text.slice(end, to).trim() === '';
  if (isAlone) return { start: from, end: to };
  const space = /[^\S\n]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return { start: start - space, end };
}
