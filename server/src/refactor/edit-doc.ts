import type { DocTag } from '../contracts/doc-comment.ts';
import type { OutlineNode } from '../contracts/outline.ts';
import type { Replacement } from './refactoring.ts';
import { indentAt, lineEndOf, withItsLine } from './text-layout.ts';

/** Adds a tag to what is said of a node, in a comment of its own where it has none. */
export function addTag(text: string, node: OutlineNode, tag: string): Replacement {
  const { doc } = node;
  const lineEnd = lineEndOf(text);
  const indent = indentAt(text, doc?.start ?? node.start);
  if (!doc) return insertion(node.start, `/** ${tag} */${lineEnd}${indent}`);
  const inside = text.slice(doc.start, doc.end);
  const bare = inside.replace(/\s*\*\/$/, '');
  const end = { start: doc.start + bare.length, end: doc.end };
  if (bare === '/**' || bare === '/*') return { ...end, text: ` ${tag} */` };
  if (inside.includes('\n')) return { ...end, text: `${lineEnd}${indent} * ${tag}${lineEnd}${indent} */` };
  return {
    start: doc.start,
    end: doc.end,
    text: ['/**', ` * ${bare.slice(3).trim()}`, ` * ${tag}`, ' */'].join(`${lineEnd}${indent}`),
  };
}

/** Takes a tag away, and its comment with it when nothing else is in that. */
export function removeTag(text: string, { doc }: OutlineNode, tag: DocTag): Replacement {
  const rest = doc && text.slice(doc.start + 3, tag.start) + text.slice(tag.end, doc.end - 2);
  if (doc && rest !== undefined && /^[\s*]*$/.test(rest)) {
    const space = /^[^\S\n]*(?:\r?\n[^\S\n]*)?/.exec(text.slice(doc.end))?.[0] ?? '';
    return { start: doc.start, end: doc.end + space.length, text: '' };
  }
  return { ...withItsLine(text, tag), text: '' };
}

function insertion(offset: number, text: string): Replacement {
  return { start: offset, end: offset, text };
}
