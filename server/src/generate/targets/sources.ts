import type { Model } from '../../contracts/model.ts';

/** The contracts that a model comes from, in the order of their paths. */
export function sourcesOf(model: Model): string[] {
  const declarations = [...model.services, ...model.types];
  return [...new Set(declarations.map(({ source }) => source.file))].sort();
}
