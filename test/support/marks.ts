import type { Span } from '../../server/src/span.ts';

/** A text whose marks were taken out: `┆` is the cursor, and what is between `«` and `»` is what a test is about. */
export interface Marked {
  text: string;
  /** Where the cursor is, when there is one. */
  cursor?: number;
  /** In the order of the text. */
  spans: Span[];
}

/** Takes the marks out of a text. */
export function readMarks(marked: string): Marked {
  const spans: Span[] = [];
  let cursor: number | undefined;
  let text = '';
  for (const part of marked.split(/([┆«»])/)) {
    const last = spans.at(-1);
    if (part === '┆') cursor = text.length;
    else if (part === '«') spans.push({ start: text.length, end: text.length });
    else if (part === '»' && last) last.end = text.length;
    else text += part;
  }
  return { text, spans, ...(cursor !== undefined && { cursor }) };
}

/** The text with marks around spans, whatever their order. */
export function withMarks(text: string, spans: readonly Span[]): string {
  const marks = spans.flatMap(({ start, end }) =>
    start === end
      ? [{ at: start, mark: '«»' }]
      : [
          { at: start, mark: '«' },
          { at: end, mark: '»' },
        ],
  );
  // Behind others that stand at the same place, so that those before are not moved.
  return marks
    .sort((a, b) => b.at - a.at || (a.mark === '«' ? -1 : 1))
    .reduce((marked, { at, mark }) => marked.slice(0, at) + mark + marked.slice(at), text);
}
