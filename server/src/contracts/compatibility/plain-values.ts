import { type Alternative, familyOf } from './alternatives.ts';

/** What one side may bring that the other side does not know. */
export interface Unknown {
  /** Literals, where the other side knows others like them. */
  values: Alternative[];
  /** Types of which the other side knows some values at most. */
  types: Alternative[];
  /** Types of which the other side knows nothing. */
  families: Alternative[];
}

/**
 * Compares strings, numbers, booleans, `null` and literals, and the families of everything else.
 * @param from what may come
 * @param to what is understood
 */
export function unknownTo(to: readonly Alternative[], from: readonly Alternative[]): Unknown {
  const lost = from.filter(each => !to.some(other => covers(other, each)) && !hasBothBooleans(each, to));
  const families = lost.filter(each => !to.some(other => familyOf(other) === familyOf(each)));
  const rest = lost.filter(each => !families.includes(each));
  const values = rest.filter(each => to.some(other => isLiteral(other) && isLiteral(each) && isAlike(other, each)));
  return { values, types: rest.filter(each => !values.includes(each)), families };
}

function covers({ type: to }: Alternative, { type: from }: Alternative): boolean {
  switch (from.kind) {
    case 'literal':
      return to.kind === 'literal' ? to.value === from.value : to.kind === typeof from.value;
    case 'date':
      return to.kind === 'date' || to.kind === 'string';
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return to.kind === from.kind;
    default:
      // What these hold is compared by itself, once there are two of them.
      return ['array', 'record', 'object'].includes(to.kind) && (to.kind === 'array') === (from.kind === 'array');
  }
}

function hasBothBooleans({ type }: Alternative, to: readonly Alternative[]): boolean {
  const has = (value: boolean) => to.some(other => other.type.kind === 'literal' && other.type.value === value);
  return type.kind === 'boolean' && has(true) && has(false);
}

function isLiteral({ type }: Alternative): boolean {
  return type.kind === 'literal';
}

function isAlike(a: Alternative, b: Alternative): boolean {
  return familyOf(a) === familyOf(b);
}
