import type { Service } from './model.ts';
import { typesOf } from './name-types.ts';
import type { DeclaredType } from './read-context.ts';
import { referencesOf } from './walk-types.ts';

/** Declarations that the operations of services reach, directly or through others. */
export function reachedTypes(services: Service[], declared: ReadonlyMap<string, DeclaredType>): DeclaredType[] {
  const reached = new Map<string, DeclaredType>();
  const operations = services.flatMap(service => service.operations);
  const waiting = operations.flatMap(typesOf).flatMap(type => [...referencesOf(type)]);
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const type = declared.get(key);
    if (!type || reached.has(key)) continue;
    reached.set(key, type);
    waiting.push(...referencesOf(type.declaration.type));
  }
  return [...reached.values()];
}
