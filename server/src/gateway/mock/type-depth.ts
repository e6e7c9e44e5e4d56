import type { Facets, Model, Type } from '../../contracts/model.ts';

/** How many values deep the smallest value of a type is. Infinite when a type needs itself. */
export type DepthOf = (type: Type, facets?: Facets) => number;

/** Finds the least depth of every type of a model, so that drawing a value can always come to an end. */
export function measureDepths(model: Model): DepthOf {
  const depths = new Map<string, number>();
  const depthOf: DepthOf = (type, facets) => {
    switch (type.kind) {
      case 'reference':
        return depths.get(type.name) ?? Number.POSITIVE_INFINITY;
      case 'array':
        return (facets?.minItems ?? 0) > 0 ? 1 + depthOf(type.element) : 0;
      case 'object': {
        const required = type.properties.filter(property => !property.optional);
        return Math.max(0, ...required.map(property => 1 + depthOf(property.type, property.facets)));
      }
      case 'union':
        return Math.min(Number.POSITIVE_INFINITY, ...type.members.map(member => depthOf(member)));
      default:
        return 0;
    }
  };
  // Each round makes at least one more type finite, or none ever will be.
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const { name, type, facets } of model.types) {
      const depth = depthOf(type, facets);
      if (depth >= (depths.get(name) ?? Number.POSITIVE_INFINITY)) continue;
      depths.set(name, depth);
      isChanged = true;
    }
  }
  return depthOf;
}
