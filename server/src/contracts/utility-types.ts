import type { Property, Type } from './model.ts';
import { textOfType } from './walk-types.ts';

/** How a utility type of TypeScript changes the type that it is given. */
export type UtilityType = (subject: Type, keys: string[]) => Type | undefined;

/**
 * TypeScript's utility types that make sense for data, by name. Each gives nothing when its subject does not fit.
 * `resolve` follows references to what they stand for.
 */
export function utilityTypes(resolve: (type: Type) => Type): Record<string, UtilityType> {
  const properties = (type: Type, change: (all: Property[]) => Property[]): Type | undefined => {
    const subject = resolve(type);
    return subject.kind === 'object' ? { kind: 'object', properties: change(subject.properties) } : undefined;
  };
  const members = (type: Type, keep: (member: Type) => boolean): Type => {
    const subject = resolve(type);
    return subject.kind === 'union' ? unionOf(subject.members.filter(keep)) : subject;
  };
  return {
    Readonly: subject => subject,
    Partial: subject => properties(subject, all => all.map(property => ({ ...property, optional: true }))),
    Required: subject => properties(subject, all => all.map(property => ({ ...property, optional: false }))),
    Pick: (subject, keys) => properties(subject, all => all.filter(({ name }) => keys.includes(name))),
    Omit: (subject, keys) => properties(subject, all => all.filter(({ name }) => !keys.includes(name))),
    NonNullable: subject => members(subject, member => member.kind !== 'null'),
    Exclude: (subject, keys) => members(subject, member => !isLiteralOf(member, keys)),
    Extract: (subject, keys) => members(subject, member => isLiteralOf(member, keys)),
  };
}

/** Utility types whose second argument is a union of string literals. */
export const KEYED_UTILITY_TYPES: readonly string[] = ['Pick', 'Omit', 'Exclude', 'Extract'];

/** A union without unions in it, without repeated members, and without being one when a single member is left. */
export function unionOf(members: Type[]): Type {
  const flat = members.flatMap(member => (member.kind === 'union' ? member.members : [member]));
  const distinct = new Map(flat.map(member => [textOfType(member), member]));
  const [only] = distinct.values();
  return distinct.size === 1 && only ? only : { kind: 'union', members: [...distinct.values()] };
}

/** The string literals of a literal or a union of them; nothing when there is anything else. */
export function literalStrings(type: Type): string[] | undefined {
  const members = type.kind === 'union' ? type.members : [type];
  const strings = members.map(member => (member.kind === 'literal' ? String(member.value) : undefined));
  return strings.every(value => value !== undefined) ? strings : undefined;
}

function isLiteralOf(type: Type, values: string[]): boolean {
  return type.kind === 'literal' && values.includes(String(type.value));
}
