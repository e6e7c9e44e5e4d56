import { describe, shorten } from './rules.ts';

/** One rule that a value breaks. */
export interface Violation {
  /** Where, from the value that was checked: `items[2].price`. Empty for the value itself. */
  path: string;
  /** The rule and what was received. Texts that may be secret are counted, not repeated. */
  message: string;
}

export const MAX_VIOLATIONS = 20;

/** A rule that a value itself breaks. */
export function broken(message: string): Violation[] {
  return [{ path: '', message }];
}

/** Adds what a part breaks to what was found before, with the part's place in front. Paths grow only on failure. */
export function within(
  found: Violation[] | undefined,
  place: string | number,
  violations: Violation[] | undefined,
): Violation[] | undefined {
  if (violations === undefined) {
    return found;
  }
  const placed = violations.map(({ path, message }) => ({ path: join(segment(place), path), message }));
  return found === undefined ? placed : [...found, ...placed].slice(0, MAX_VIOLATIONS);
}

function segment(place: string | number): string {
  if (typeof place === 'number') {
    return `[${place}]`;
  }
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(place) ? shorten(place, 80) : `[${describe(place)}]`;
}

function join(first: string, rest: string): string {
  return rest === '' || rest.startsWith('[') ? first + rest : `${first}.${rest}`;
}
