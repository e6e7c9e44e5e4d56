import type { Type } from '../../contracts/model.ts';
import { isTrue, itemsOf, member, type SpecNode, textOf } from './spec-node.ts';

/** Whether `null` fits a schema: `nullable: true` in 3.0; in 3.1 among its types, or as an alternative. */
export function isNullable(node: SpecNode | undefined): boolean {
  const all = [...itemsOf(member(node, 'oneOf')), ...itemsOf(member(node, 'anyOf'))];
  const isType = itemsOf(member(node, 'type')).some(each => textOf(each) === 'null');
  return isTrue(member(node, 'nullable')) || isType || all.some(isNull);
}

/** Whether nothing but `null` fits a schema. */
export function isNull(node: SpecNode): boolean {
  return textOf(member(node, 'type')) === 'null';
}

/** What is left of a type without `null` in it. */
export function withoutNull(type: Type): Type {
  if (type.kind !== 'union') return type;
  const members = type.members.filter(member => member.kind !== 'null');
  return members.length === 1 && members[0] ? members[0] : { kind: 'union', members };
}
