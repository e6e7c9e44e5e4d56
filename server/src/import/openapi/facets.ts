import * as l10n from '@vscode/l10n';
import type { Facets, Json, Type } from '../../contracts/model.ts';
import { carriedFacets } from '../doc-text.ts';
import type { Report } from '../report.ts';
import { isTrue, itemsOf, member, numberOf, plainOf, type SpecNode, textOf } from './spec-node.ts';

const NUMBERS = ['minimum', 'maximum', 'multipleOf'] as const;
const COUNTS = ['minLength', 'maxLength'] as const;
const ITEM_COUNTS = ['minItems', 'maxItems'] as const;

/** What formats of OpenAPI say that every JSON number has, or that is a matter of the language. */
const NUMBER_FORMATS = new Set(['int32', 'int64', 'float', 'double', 'decimal']);

/**
 * What a schema says about its values beyond their type. What tags cannot say is reported.
 * @param type of the values; about what has a name, everything may be said
 */
export function facetsOf(node: SpecNode, type: Type, report: Report): Facets | undefined {
  const isAbout = (...kinds: Type['kind'][]) => kindsIn(type).some(kind => kinds.includes(kind));
  const isText = isAbout('string', 'reference');
  const isNumber = isAbout('number', 'reference');
  const given: Facets = {
    ...(isNumber && numberFacets(node, report)),
    ...(isText && textFacets(node, report)),
    ...(isAbout('array', 'reference') && {
      ...numbers(node, ITEM_COUNTS, isCount, report),
      ...(isTrue(member(node, 'uniqueItems')) && { uniqueItems: true }),
    }),
    ...exampleOf(node, type),
  };
  const { facets, lost } = carriedFacets(given);
  for (const name of lost) {
    const { place } = member(node, name) ?? node;
    report.add('warning', 'tag', place, l10n.t('No tag can say this "{0}": it is left out.', name));
  }
  return facets;
}

function kindsIn(type: Type): Type['kind'][] {
  return type.kind === 'union' ? type.members.flatMap(kindsIn) : [type.kind];
}

function numberFacets(node: SpecNode, report: Report): Facets {
  const types = [member(node, 'type'), ...itemsOf(member(node, 'type'))].map(textOf);
  const format = textOf(member(node, 'format'));
  if (format === 'int64') report.leave('int64', (member(node, 'format') ?? node).place, int64Message);
  const facets: Facets = {
    ...(types.includes('integer') && !types.includes('number') && { integer: true }),
    ...numbers(node, NUMBERS, Number.isFinite, report),
  };
  limit(facets, node, 'minimum', 'exclusiveMinimum', report);
  limit(facets, node, 'maximum', 'exclusiveMaximum', report);
  return facets;
}

function int64Message(count: number): string {
  return l10n.t(
    'Numbers of 64 bits ({0} of them) lose digits above 2^53 where JavaScript reads them: send those as text.',
    count,
  );
}

/** The exclusive limit: a number in 3.1; in 3.0 `true`, which makes the other one exclusive. */
function limit(
  facets: Facets,
  node: SpecNode,
  plain: 'minimum' | 'maximum',
  exclusive: 'exclusiveMinimum' | 'exclusiveMaximum',
  report: Report,
): void {
  const value = member(node, exclusive);
  if (value?.kind !== 'scalar' || typeof value.value !== 'boolean') {
    Object.assign(facets, numbers(node, [exclusive], Number.isFinite, report));
  } else if (value.value && facets[plain] !== undefined) {
    facets[exclusive] = facets[plain];
    delete facets[plain];
  }
}

function textFacets(node: SpecNode, report: Report): Facets {
  const pattern = textOf(member(node, 'pattern'));
  const format = textOf(member(node, 'format'));
  const isBase64 = /^base64/.test(textOf(member(node, 'contentEncoding')) ?? '');
  return {
    ...numbers(node, COUNTS, isCount, report),
    ...(pattern && { pattern }),
    ...(isBase64 && { format: 'byte' }),
    ...(format && !NUMBER_FORMATS.has(format) && { format }),
  };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function numbers(
  node: SpecNode,
  names: readonly (keyof Facets)[],
  isUsable: (value: number) => boolean,
  report: Report,
): Facets {
  const facets: Facets = {};
  for (const name of names) {
    const value = member(node, name);
    const number = numberOf(value);
    if (number !== undefined && isUsable(number)) Object.assign(facets, { [name]: number });
    else if (value) report.add('warning', 'malformed', value.place, l10n.t('"{0}" takes a number.', name));
  }
  return facets;
}

/** One that is of the type: an example becomes mock data. */
function exampleOf(node: SpecNode, type: Type): Facets {
  const written = member(node, 'example') ?? itemsOf(member(node, 'examples'))[0];
  const example = written && plainOf(written);
  if (example === undefined) return {};
  if (type.kind === 'string' && typeof example !== 'string') {
    return typeof example === 'object' ? {} : { example: String(example) };
  }
  const isOther = ['number', 'boolean', 'array'].includes(type.kind) && kindOf(example) !== type.kind;
  return isOther ? {} : { example };
}

function kindOf(value: Json): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
