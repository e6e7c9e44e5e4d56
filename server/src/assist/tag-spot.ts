import type { DocTag } from '../contracts/doc-comment.ts';
import type { OutlineNode } from '../contracts/outline.ts';
import { documentedAt, tagValueOf } from '../contracts/outline-search.ts';
import type { Span } from '../span.ts';

/** Where a cursor is in a doc comment of a contract. */
export type TagSpot = { node: OutlineNode; range: Span } & (
  | { at: 'name'; name: string }
  | { at: 'value'; tag: DocTag; value: string }
);

/**
 * The tag that an offset is at: its name, `@` included, or its value, be it begun or not.
 * @returns nothing outside of tags
 */
export function tagSpotAt(text: string, outline: readonly OutlineNode[], offset: number): TagSpot | undefined {
  const node = documentedAt(outline, offset);
  if (!node?.doc) return undefined;
  return nameSpot(text, node, offset) ?? valueSpot(text, node, offset);
}

function nameSpot(text: string, node: OutlineNode, offset: number): TagSpot | undefined {
  const before = /(?<=^|[\s*])@\w*$/.exec(text.slice(node.doc?.start, offset))?.[0];
  if (before === undefined) return undefined;
  const after = /^\w*/.exec(text.slice(offset))?.[0] ?? '';
  const range = { start: offset - before.length, end: offset + after.length };
  return { node, at: 'name', range, name: before.slice(1) + after };
}

function valueSpot(text: string, node: OutlineNode, offset: number): TagSpot | undefined {
  const tag = node.doc?.tags.findLast(({ start }) => start < offset);
  if (!tag) return undefined;
  const value = tagValueOf(text, tag);
  // Behind a value only spaces may come before the cursor.
  const gap = text.slice(tag.end, offset);
  if (/\S|\n/.test(gap)) return undefined;
  const range = offset > tag.end && gap !== '' && value.start === value.end ? { start: offset, end: offset } : value;
  if (offset < range.start || (offset > range.end && gap !== '')) return undefined;
  return { node, at: 'value', tag, range, value: text.slice(range.start, range.end) };
}
