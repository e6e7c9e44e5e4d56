import type { JavaType } from './java-model.ts';
import type { JavaNode } from './syntax.ts';

const TYPES = [
  ...['TypeName', 'ScopedTypeName', 'PrimitiveType', 'GenericType', 'ArrayType', 'AnnotatedType', 'Wildcard'],
];

/** The type that is a child of a node; nothing where there is none, as for `void`. */
export function typeIn(node: JavaNode): JavaType | undefined {
  const type = node.child(...TYPES);
  return type && readType(type);
}

/** All types that are children of a node, as of a list. */
export function typesIn(node: JavaNode | undefined): JavaType[] {
  return node?.all(...TYPES).map(readType) ?? [];
}

function readType(node: JavaNode): JavaType {
  const { place } = node;
  const inner = typeIn(node);
  const unknown: JavaType = { name: '?', arguments: [], dimensions: 0, place };
  switch (node.name) {
    case 'GenericType': {
      const given = typesIn(node.child('TypeArguments'));
      return { ...(inner ?? unknown), arguments: given, place };
    }
    case 'ArrayType':
      return { ...(inner ?? unknown), dimensions: (inner?.dimensions ?? 0) + dimensionsOf(node), place };
    case 'AnnotatedType':
    case 'Wildcard':
      return inner ?? unknown;
    default:
      return { name: node.text.replace(/\s/g, ''), arguments: [], dimensions: 0, place };
  }
}

/** How many `[]` stand in a node. */
export function dimensionsOf(node: JavaNode): number {
  return node.all('Dimension').length;
}
