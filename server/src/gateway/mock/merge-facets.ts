import type { Facets } from '../../contracts/model.ts';

const LEAST = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'] as const;
const MOST = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'] as const;

/** What a named type and the place that refers to it say together: bounds hold both, else the place decides. */
export function mergeFacets(declared: Facets | undefined, place: Facets): Facets {
  if (!declared) return place;
  const merged: Facets = { ...declared, ...place };
  for (const name of LEAST) combine(merged, name, declared[name], place[name], Math.max);
  for (const name of MOST) combine(merged, name, declared[name], place[name], Math.min);
  return merged;
}

function combine(
  merged: Facets,
  name: (typeof LEAST)[number] | (typeof MOST)[number],
  first: number | undefined,
  second: number | undefined,
  of: (a: number, b: number) => number,
): void {
  if (first !== undefined && second !== undefined) merged[name] = of(first, second);
}
