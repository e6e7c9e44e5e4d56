import type { Property } from '../model.ts';
import type { Spot } from './alternatives.ts';
import type { TypeComparison } from './compare-types.ts';
import * as messages from './messages.ts';

/**
 * Compares two objects by the names of their properties. Properties that a contract does not name are no fault on
 * either side.
 * @param owner what the object is called in the new contract
 */
export function compareProperties(
  olds: readonly Property[],
  news: readonly Property[],
  owner: Spot,
  types: TypeComparison,
): void {
  const newByName = new Map(news.map(property => [property.name, property]));
  const oldNames = new Set(olds.map(property => property.name));
  const spotOf = ({ name, source }: Property) => ({ name: `${owner.name}.${name}`, source: source ?? owner.source });
  for (const old of olds) {
    const next = newByName.get(old.name);
    if (next) compareProperty(old, next, spotOf(next), types);
    else reportRemoved(old, { name: `${owner.name}.${old.name}`, source: owner.source }, types);
  }
  if (types.direction === 'response') return;
  for (const next of news.filter(({ name, optional }) => !optional && !oldNames.has(name))) {
    const spot = spotOf(next);
    types.report(spot, 'rpc/required-field', messages.requiredField(spot.name, true));
  }
}

function compareProperty(old: Property, next: Property, spot: Spot, types: TypeComparison): void {
  if (types.direction === 'request' && old.optional && !next.optional) {
    types.report(spot, 'rpc/required-field', messages.requiredField(spot.name, false));
  }
  if (types.direction === 'response' && !old.optional && next.optional) {
    types.report(spot, 'rpc/optional-field', messages.optionalField(spot.name));
  }
  types.compare(old, next, spot);
}

function reportRemoved({ optional }: Property, spot: Spot, { direction, report }: TypeComparison): void {
  const isMissed = direction === 'response' && !optional;
  report(spot, 'rpc/removed-field', messages.removedField(direction, spot.name, optional), isMissed ? 'error' : 'info');
}
