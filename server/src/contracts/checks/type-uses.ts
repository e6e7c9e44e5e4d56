import type { Operation, Property, SourceLocation, Type, TypeDeclaration } from '../model.ts';
import { typesOf } from '../name-types.ts';
import type { DeclaredType } from '../read-context.ts';
import { childrenOf } from '../walk-types.ts';

/** A place where a type is written. */
export interface TypeUse {
  type: Type;
  /** Of what is nearest to it and has a name: a property, a declaration or an operation. */
  place: SourceLocation;
  /** When it is the type of a property. */
  property?: Property;
  /** When it is what a name stands for. */
  declared?: DeclaredType;
}

/** Every use of a type that operations reach, directly or through names; each declaration once. */
export function usesOf(operations: readonly Operation[], declared: ReadonlyMap<string, DeclaredType>): TypeUse[] {
  const uses: TypeUse[] = [];
  const seen = new Set<string>();
  const waiting = operations.flatMap(operation => typesOf(operation).map(type => ({ type, place: operation.source })));
  for (let use: TypeUse | undefined = waiting.pop(); use; use = waiting.pop()) {
    uses.push(use);
    waiting.push(...partsOf(use));
    const named = use.type.kind === 'reference' ? declared.get(use.type.name) : undefined;
    if (!named || seen.has(named.key)) continue;
    seen.add(named.key);
    waiting.push(useOf(named));
  }
  return uses;
}

function useOf(declared: DeclaredType): TypeUse {
  const { type, source }: TypeDeclaration = declared.declaration;
  return { type, place: source, declared };
}

function partsOf({ type, place }: TypeUse): TypeUse[] {
  if (type.kind !== 'object') return childrenOf(type).map(part => ({ type: part, place }));
  return type.properties.map(property => ({ type: property.type, place: property.source ?? place, property }));
}
