import * as l10n from '@vscode/l10n';
import type { Type } from './model.ts';
import type { DeclaredType, ReadContext } from './read-context.ts';

/** Reports aliases that stand for nothing but themselves, and takes them as unknown: following them would never end. */
export function refuseCircularAliases(context: ReadContext): void {
  const message = l10n.t('This type refers to nothing but itself. Say what it is made of.');
  for (const { declaration } of circularAliases(context.declared)) {
    declaration.type = { kind: 'unknown' };
    context.reportIn(declaration.source, 'rpc/circular-type', message, { typescriptCode: 2456 });
  }
}

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
