import type { Facets, Json } from '../../contracts/model.ts';
import type { Source } from './source.ts';

/** Draws a value. `depth` counts the values around it. */
export type Draw = (source: Source, depth: number) => Json;

/** What a value's place says about it, beyond its type. */
export interface Place {
  /** Of the property, or what comes nearest to one. */
  name: string;
  /** The type that has the property. */
  owner: string;
  facets: Facets;
}

/** Deeper than this, values are as small as their type allows. Three levels of lists are what screens show. */
const FULL_DEPTH = 6;

/** Whether a value should be the smallest that its type allows, so that answers end. */
export function isSmall(source: Source, depth: number): boolean {
  return depth >= FULL_DEPTH || source.budget <= 0;
}
