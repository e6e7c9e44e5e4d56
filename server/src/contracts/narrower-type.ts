import type { Type } from './model.ts';
import { textOfType } from './walk-types.ts';

/**
 * What a value of both types is, as far as TypeScript's intersections of plain values go: `string & 'paid'` is `'paid'`.
 * @returns nothing where neither type is part of the other
 */
export function narrowerType(a: Type, b: Type): Type | undefined {
  if (textOfType(a) === textOfType(b)) return a;
  if (isPartOf(a, b)) return a;
  return isPartOf(b, a) ? b : undefined;
}

function isPartOf(narrow: Type, wide: Type): boolean {
  switch (narrow.kind) {
    case 'literal':
      return wide.kind === typeof narrow.value;
    case 'enum':
      return narrow.members.every(member => wide.kind === typeof member.value);
    case 'union':
      return narrow.members.every(member => isPartOf(member, wide));
    default:
      return false;
  }
}
