import type { ClassIndex } from './class-index.ts';
import type { JavaClass, JavaType } from './java-model.ts';

/**
 * Whether a generic class makes ever new types of itself: `class Page<T> { Page<List<T>> next; }`. Java never writes them
 * all out, and who reads a contract would.
 * @param java the class that the type names
 * @param from the class that the type stands in
 */
export function isEndless(type: JavaType, java: JavaClass, from: JavaClass, index: ClassIndex): boolean {
  const grows = type.arguments.some(argument => hasInside(argument, from.parameters));
  return grows && reachable(java, index).has(from);
}

/** Whether a type parameter stands in a type that is more than it. */
function hasInside(type: JavaType, parameters: string[]): boolean {
  const isMore = type.dimensions > 0 || type.arguments.length > 0;
  return isMore && mentions(type, parameters);
}

function mentions(type: JavaType, parameters: string[]): boolean {
  return parameters.includes(type.name) || type.arguments.some(argument => mentions(argument, parameters));
}

/** A class and all that its fields, getters and bases are made of in the end. */
function reachable(java: JavaClass, index: ClassIndex): Set<JavaClass> {
  const all = new Set<JavaClass>();
  const waiting = [java];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (all.has(next)) continue;
    all.add(next);
    const { bases, fields, methods } = next;
    const types = [...bases, ...fields.map(({ type }) => type), ...methods.flatMap(({ type }) => type ?? [])];
    for (const name of types.flatMap(namesIn)) {
      const found = index.find(name, next);
      if (found) waiting.push(found);
    }
  }
  return all;
}

function namesIn(type: JavaType): string[] {
  return [type.name, ...type.arguments.flatMap(namesIn)];
}
