import type { Facets } from '../../contracts/model.ts';
import type { Source } from './source.ts';

/** What numbers of a property usually are. */
export interface NumberRange {
  minimum: number;
  maximum: number;
  /** Digits behind the point. */
  decimals: number;
}

/** Draws numbers within the facets, and within what is usual as far as the facets allow. */
export function compileNumber(facets: Facets, usual: NumberRange): (source: Source) => number {
  const step = stepOf(facets, usual);
  const [least, most] = boundsOf(facets);
  for (const [from, to] of rangesToTry(least, most, usual, step)) {
    const [first, last] = [multipleFrom(from, least, step, facets), multipleTo(to, most, step, facets)];
    if (first <= last) return multiples(first, last, step);
  }
  return () => between(least, most, facets);
}

/** The part of the usual range that is allowed, then what is allowed beside the bounds: multiples may be far apart. */
function rangesToTry(least: number, most: number, usual: NumberRange, step: number): [number, number][] {
  const width = Math.max(usual.maximum - usual.minimum, 2 * step);
  const [from, to] = [Math.max(least, usual.minimum), Math.min(most, usual.maximum)];
  const ranges: [number, number][] = from <= to ? [[from, to]] : [];
  if (Number.isFinite(least)) ranges.push([least, Math.min(most, least + width)]);
  if (Number.isFinite(most)) ranges.push([Math.max(least, most - width), most]);
  return ranges;
}

/** The distance between possible values. A whole number that is a multiple of 0.5 is a multiple of 1. */
function stepOf({ multipleOf, integer }: Facets, { decimals }: NumberRange): number {
  if (multipleOf === undefined) return integer ? 1 : 10 ** -decimals;
  if (!integer) return multipleOf;
  for (let factor = 1; factor <= 1000; factor++) {
    if (Number.isInteger(multipleOf * factor)) return multipleOf * factor;
  }
  return multipleOf;
}

function boundsOf(facets: Facets): [number, number] {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity, exclusiveMaximum = Infinity } = facets;
  return [Math.max(minimum, exclusiveMinimum), Math.min(maximum, exclusiveMaximum)];
}

function multipleFrom(from: number, least: number, step: number, { exclusiveMinimum }: Facets): number {
  const first = Math.ceil(from / step - 1e-9);
  const tooSmall = round(first * step, step) < least || round(first * step, step) === exclusiveMinimum;
  return tooSmall ? first + 1 : first;
}

function multipleTo(to: number, most: number, step: number, { exclusiveMaximum }: Facets): number {
  const last = Math.floor(to / step + 1e-9);
  const tooLarge = round(last * step, step) > most || round(last * step, step) === exclusiveMaximum;
  return tooLarge ? last - 1 : last;
}

/** No step fits between the bounds: their middle does when they are apart and no multiple is asked for. */
function between(least: number, most: number, { minimum, maximum }: Facets): number {
  if (least === minimum && least === maximum) return least;
  return Number.isFinite(least + most) ? (least + most) / 2 : 0;
}

/** Multiples of a whole number are exact as they are, and most numbers are whole. */
function multiples(first: number, last: number, step: number): (source: Source) => number {
  return Number.isInteger(step)
    ? source => source.integer(first, last) * step + 0
    : source => round(source.integer(first, last) * step, step);
}

/** Without the error of multiplying by 0.1: as many digits as the step has. */
function round(value: number, step: number): number {
  const digits = /(?:\.(\d+))?(?:e-(\d+))?$/.exec(String(step));
  const decimals = (digits?.[1]?.length ?? 0) + Number(digits?.[2] ?? 0);
  return Number(value.toFixed(Math.min(decimals, 100))) + 0;
}
