import * as l10n from '@vscode/l10n';
import type { DocComment, DocTag } from './doc-comment.ts';
import type { Facets, Json } from './model.ts';

/** Called for a tag whose value is of no use. */
export type MalformedTag = (tag: DocTag, message: string) => void;

type FacetReader = (value: string) => Partial<Facets> | undefined;

const FACET_READERS: Record<string, FacetReader> = {
  minimum: number('minimum'),
  maximum: number('maximum'),
  exclusiveMinimum: number('exclusiveMinimum'),
  exclusiveMaximum: number('exclusiveMaximum'),
  multipleOf: value => (Number(value) > 0 ? { multipleOf: Number(value) } : undefined),
  minLength: count('minLength'),
  maxLength: count('maxLength'),
  minItems: count('minItems'),
  maxItems: count('maxItems'),
  uniqueItems: value => (value === '' || value === 'true' ? { uniqueItems: true } : undefined),
  pattern: value => (isPattern(value) ? { pattern: value } : undefined),
  format: value => (/^[a-z][a-z0-9-]*$/.test(value) ? { format: value } : undefined),
  asType: value => (value === 'integer' ? { integer: true } : undefined),
  faker: value => (/^[a-z]\w*\.[a-z]\w*$/i.test(value) ? { faker: value } : undefined),
  example: value => (value === '' ? undefined : { example: parseExample(value) }),
};

/**
 * What the tags of a property or type say about its values.
 * @returns nothing when they say nothing
 */
export function readFacets(doc: DocComment, malformed: MalformedTag): Facets | undefined {
  let facets: Facets | undefined;
  for (const tag of doc.tags) {
    const reader = Object.hasOwn(FACET_READERS, tag.name) ? FACET_READERS[tag.name] : undefined;
    if (!reader) continue;
    const facet = reader(tag.value);
    if (facet) facets = { ...facets, ...facet };
    else malformed(tag, l10n.t('@{0} cannot use "{1}". {2}', tag.name, tag.value, expectation(tag.name)));
  }
  return facets;
}

/** JSON where it is JSON, else the text itself: `@example alice` is `"alice"`. */
function parseExample(value: string): Json {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function number(name: keyof Facets): FacetReader {
  return value => (value !== '' && Number.isFinite(Number(value)) ? { [name]: Number(value) } : undefined);
}

function count(name: keyof Facets): FacetReader {
  return value => (/^\d+$/.test(value) ? { [name]: Number(value) } : undefined);
}

function isPattern(value: string): boolean {
  try {
    return new RegExp(value, 'u').source !== '(?:)';
  } catch {
    return false;
  }
}

function expectation(tag: string): string {
  switch (tag) {
    case 'pattern':
      return l10n.t('It takes a regular expression, without slashes around it.');
    case 'format':
      return l10n.t('It takes a JSON Schema format such as date-time, email or uuid.');
    case 'asType':
      return l10n.t('It takes "integer".');
    case 'faker':
      return l10n.t('It takes a path of @faker-js/faker such as person.fullName.');
    case 'example':
      return l10n.t('It takes a JSON value.');
    case 'uniqueItems':
      return l10n.t('It stands alone.');
    default:
      return l10n.t('It takes a number.');
  }
}
