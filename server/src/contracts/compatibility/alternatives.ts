import type { Facets, Model, Property, SourceLocation, Type } from '../model.ts';
import { declarationsByName } from '../model-index.ts';

/** A place in a contract where a difference can be told, and what it is called. */
export interface Spot {
  name: string;
  source: SourceLocation;
}

/** What JSON tells apart. */
export type Family = 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object';

/** One of the types that a value can be of: no union and no name. */
export interface Alternative {
  type: Exclude<Type, { kind: 'union' | 'reference' | 'enum' }>;
  /** Where it is declared, when a name stood for it. */
  declared?: Spot;
  /** What its names and its place say about its values. */
  facets: Facets;
}

/** All types that a value of a type can be of, through names and unions; the members of an enum one by one. */
export function alternativesOf(
  type: Type,
  model: Model,
  facets: Facets = {},
  declared?: Spot,
  seen: readonly Type[] = [],
): Alternative[] {
  if (seen.includes(type)) return [];
  const next = [...seen, type];
  switch (type.kind) {
    case 'reference': {
      const named = declarationsByName(model).get(type.name);
      if (!named) return [{ type: { kind: 'unknown' }, facets }];
      const spot = { name: named.name, source: named.source };
      return alternativesOf(named.type, model, { ...named.facets, ...facets }, spot, next);
    }
    case 'union':
      return type.members.flatMap(member => alternativesOf(member, model, facets, declared, next));
    case 'enum':
      return type.members.map(({ value }) => ({
        type: { kind: 'literal', value },
        facets,
        ...(declared && { declared }),
      }));
    default:
      return [{ type, facets, ...(declared && { declared }) }];
  }
}

/** @returns nothing for what could not be read, which is any of them */
export function familyOf({ type }: Alternative): Family | undefined {
  switch (type.kind) {
    case 'literal':
      return typeof type.value as 'string' | 'number' | 'boolean';
    case 'date':
      return 'string';
    case 'record':
      return 'object';
    case 'unknown':
      return undefined;
    default:
      return type.kind;
  }
}

/** Whether two objects are alternatives of the same kind, by a property that tells them from others. */
export function haveCommonTag(a: readonly Property[], b: readonly Property[]): boolean {
  return a.some(({ name, type }) => {
    const other = b.find(property => property.name === name)?.type;
    return type.kind === 'literal' && other?.kind === 'literal' && type.value === other.value;
  });
}
