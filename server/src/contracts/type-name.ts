import type { Type } from './model.ts';

/** What the text of a contract uses of TypeScript's library: a type of such a name would take its place. */
export const LIBRARY_TYPES: readonly string[] = ['Promise', 'Omit', 'Record', 'Date'];

/**
 * A name for a type argument, to be part of an instantiated type's name: `Page<Order>` is `PageOfOrder`.
 * @param nameOf the preferred name behind a reference's key
 */
export function argumentName(type: Type, nameOf: (key: string) => string): string {
  switch (type.kind) {
    case 'reference':
      return nameOf(type.name);
    case 'array':
      return `${argumentName(type.element, nameOf)}List`;
    case 'record':
      return `${argumentName(type.value, nameOf)}Map`;
    case 'union':
      return type.members.map(member => argumentName(member, nameOf)).join('Or');
    case 'literal':
      return pascalCase(String(type.value)) || 'Literal';
    case 'object':
      return type.properties.map(property => pascalCase(property.name)).join('') || 'Empty';
    default:
      return pascalCase(type.kind);
  }
}

/** `order-item` → `OrderItem`. Only what may stand in an identifier stays. */
export function pascalCase(text: string): string {
  return text
    .split(/[^\p{ID_Continue}]/u)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
