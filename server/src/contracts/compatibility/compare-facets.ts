import * as l10n from '@vscode/l10n';
import type { Facets } from '../model.ts';

const LOWER: readonly (keyof Facets)[] = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'];
const UPPER: readonly (keyof Facets)[] = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'];
/** What these let through cannot be compared: another rule may refuse what the one before took. */
const OPAQUE: readonly (keyof Facets)[] = ['multipleOf', 'pattern', 'format', 'uniqueItems', 'integer'];

/** A rule for values that refuses some that were taken before, as it was and as it is. */
export interface Tightened {
  before: string;
  after: string;
}

/** What facets refuse now and may have taken before. */
export function tightenedFacets(before: Facets, after: Facets): Tightened[] {
  const names = [
    ...LOWER.filter(name => Number(after[name]) > Number(before[name] ?? Number.NEGATIVE_INFINITY)),
    ...UPPER.filter(name => Number(after[name]) < Number(before[name] ?? Number.POSITIVE_INFINITY)),
    ...OPAQUE.filter(name => after[name] !== undefined && after[name] !== before[name]),
  ];
  return names.map(name => ({ before: describe(name, before), after: describe(name, after) }));
}

function describe(name: keyof Facets, facets: Facets): string {
  const value = facets[name];
  if (value === undefined) return l10n.t('no such rule');
  if (name === 'integer') return '@asType integer';
  return value === true ? `@${name}` : `@${name} ${String(value)}`;
}
