import type { Type } from './model.ts';
import type { DeclaredType } from './read-context.ts';

/**
 * Aliases that stand for nothing but themselves: `type A = B; type B = A | null`. Recursion through a property, an
 * array or a record is a tree and is fine.
 * @returns the declarations in each cycle, in the order in which they were met
 */
export function circularAliases(declared: ReadonlyMap<string, DeclaredType>): DeclaredType[] {
  return [...declared.values()].filter(({ key }) => reaches(key, key, declared, new Set()));
}

function reaches(from: string, goal: string, declared: ReadonlyMap<string, DeclaredType>, seen: Set<string>): boolean {
  const type = declared.get(from)?.declaration.type;
  return bareReferences(type).some(next => {
    if (next === goal) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(next, goal, declared, seen);
  });
}

function bareReferences(type: Type | undefined): string[] {
  if (type?.kind === 'reference') return [type.name];
  return type?.kind === 'union' ? type.members.flatMap(bareReferences) : [];
}
