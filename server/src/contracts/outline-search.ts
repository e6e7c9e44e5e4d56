import type { Span } from '../span.ts';
import type { DocTag } from './doc-comment.ts';
import type { OutlineNode } from './outline.ts';

/** All nodes of an outline, each before its members. */
export function* nodesOf(outline: readonly OutlineNode[]): Iterable<OutlineNode> {
  for (const node of outline) {
    yield node;
    yield* nodesOf(node.members);
  }
}

/** The node in whose doc comment an offset is, its delimiters left out. */
export function documentedAt(outline: readonly OutlineNode[], offset: number): OutlineNode | undefined {
  for (const node of nodesOf(outline)) {
    if (node.doc && node.doc.start + 3 <= offset && offset <= node.doc.end - 2) return node;
  }
  return undefined;
}

/** The node whose name an offset is in. */
export function namedAt(outline: readonly OutlineNode[], offset: number): OutlineNode | undefined {
  return [...nodesOf(outline)].find(({ name: { start, end } }) => start <= offset && offset <= end);
}

/** An operation with the service that has it. */
export interface OutlineOperation {
  service: OutlineNode;
  operation: OutlineNode;
}

export function operationsIn(outline: readonly OutlineNode[]): OutlineOperation[] {
  return outline
    .filter(({ place }) => place === 'service')
    .flatMap(service =>
      service.members.filter(({ place }) => place === 'operation').map(operation => ({ service, operation })),
    );
}

/** The first tag of a name, which is the one that counts. */
export function tagOf({ doc }: OutlineNode, name: string): DocTag | undefined {
  return doc?.tags.find(tag => tag.name === name);
}

/** Where a tag's value stands; empty behind the name when it has none. */
export function tagValueOf(text: string, { name, start, end }: DocTag): Span {
  const after = start + 1 + name.length;
  return { start: after + text.slice(after, end).search(/\S|\n|$/), end };
}

/**
 * The operation type that the text gives an operation, and where it says so: in its own tag, or in the prefix of its
 * service, to which the method's name is added.
 */
export function operationTypeOf(text: string, { service, operation }: OutlineOperation): OutlineType | undefined {
  const tag = tagOf(operation, 'operationType');
  if (tag) return { operationType: tag.value, from: 'tag', at: tagValueOf(text, tag) };
  const prefix = tagOf(service, 'operationPrefix');
  if (!prefix) return undefined;
  const operationType = `${prefix.value.replace(/\.$/, '')}.${operation.name.text}`;
  return { operationType, from: 'prefix', at: operation.name };
}

export interface OutlineType {
  operationType: string;
  from: 'tag' | 'prefix';
  at: Span;
}
