import type { Type } from './model.ts';

/** The parts that a type is directly made of. */
export function childrenOf(type: Type): Type[] {
  switch (type.kind) {
    case 'array':
      return [type.element];
    case 'record':
      return [type.value];
    case 'object':
      return type.properties.map(property => property.type);
    case 'union':
      return type.members;
    default:
      return [];
  }
}

/** Names of the declarations that a type refers to, without following them. */
export function* referencesOf(type: Type): Iterable<string> {
  if (type.kind === 'reference') yield type.name;
  for (const child of childrenOf(type)) yield* referencesOf(child);
}

/** The same type with other names in its references. */
export function mapReferences(type: Type, rename: (name: string) => string): Type {
  switch (type.kind) {
    case 'reference':
      return { kind: 'reference', name: rename(type.name) };
    case 'array':
      return { kind: 'array', element: mapReferences(type.element, rename) };
    case 'record':
      return { kind: 'record', value: mapReferences(type.value, rename) };
    case 'union':
      return { kind: 'union', members: type.members.map(member => mapReferences(member, rename)) };
    case 'object':
      return {
        kind: 'object',
        properties: type.properties.map(property => ({ ...property, type: mapReferences(property.type, rename) })),
      };
    default:
      return type;
  }
}

/** A type as text: the same for two types that say the same, wherever they are written. */
export function textOfType(type: Type): string {
  return JSON.stringify(type, (name, value) => (name === 'source' && isLocation(value) ? undefined : value));
}

function isLocation(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'range' in value;
}
