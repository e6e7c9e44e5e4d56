import { findNodeAtLocation, type JSONPath, type Node } from 'jsonc-parser';
import type { Position, Range } from '../findings.ts';

/** The range between two offsets of a text, both in UTF-16 units. */
export function offsetRange(text: string, start: number, end: number): Range {
  return { start: positionAt(text, start), end: positionAt(text, end) };
}

/** The range of the value at a path; of its nearest parent that exists when the value does not. */
export function valueRange(text: string, root: Node, path: JSONPath): Range {
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return nodeRange(text, node);
  }
  return nodeRange(text, root);
}

/** The range of a key in an object. */
export function keyRange(text: string, root: Node, path: JSONPath): Range {
  const key = findNodeAtLocation(root, path)?.parent?.children?.[0];
  return key ? nodeRange(text, key) : valueRange(text, root, path);
}

function nodeRange(text: string, node: Node): Range {
  // An object's range would paint a whole section red: its first brace is place enough.
  const end = node.type === 'object' || node.type === 'array' ? node.offset + 1 : node.offset + node.length;
  return offsetRange(text, node.offset, end);
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { line, character: offset - (before.lastIndexOf('\n') + 1) };
}
