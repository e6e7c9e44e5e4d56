import type { Span } from '../span.ts';
import type { GivenParameter, ParameterPlace, ParameterPlaces } from './parameter-place.ts';

/** Where a cursor is in a place: at a parameter's name, or at its value. */
export type Spot = { place: ParameterPlace } & (
  | { at: 'key'; range: Span; given?: GivenParameter }
  | { at: 'value'; range: Span; given: GivenParameter }
);

/** What a cursor is at, or nothing when that is no place of startup parameters. */
export function spotAt({ places, comments }: ParameterPlaces, offset: number): Spot | undefined {
  if (comments.some(({ start, end }) => start < offset && offset < end)) return undefined;
  const inner = places.filter(place => contains(place, offset)).sort(bySize)[0];
  return inner && spotIn(inner, offset);
}

function spotIn(place: ParameterPlace, offset: number): Spot | undefined {
  const nothing = { start: offset, end: offset };
  const given = place.given.find(each => contains(each, offset));
  if (!given) return { place, at: 'key', range: nothing };
  const { key, separator, value } = given;
  if (separator === undefined || offset <= separator) {
    return contains(key, offset) ? { place, at: 'key', range: key, given } : undefined;
  }
  if (!value) return { place, at: 'value', range: nothing, given };
  if (contains(value, offset)) return { place, at: 'value', range: value, given };
  // Behind a value only a comma may follow.
  return undefined;
}

function contains({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function bySize(a: Span, b: Span): number {
  return a.end - a.start - (b.end - b.start);
}
