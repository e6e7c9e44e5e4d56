import type { Bilingual, Language } from '../../../server/src/catalog/statement.ts';
import { resolved, type Schema } from './schema.ts';
import * as texts from './texts.ts';

/** Definitions that have a section of their own, by their reference. */
export const OWN_SECTIONS: Readonly<Record<string, { name: Bilingual; title: Bilingual }>> = {
  '#/definitions/secret': { name: { en: 'secret', zh: '密钥' }, title: { en: 'Secrets', zh: '密钥' } },
  '#/definitions/requestPart': {
    name: { en: 'part of a request', zh: '请求的一部分' },
    title: { en: 'Parts of requests', zh: '请求的一部分' },
  },
};

/**
 * What a value may be, in words.
 * @param path of the key, such as `gateway.port`, which objects have a section for
 */
export function typeText(schema: Schema, path: string, language: Language): string {
  const own = schema.$ref === undefined ? undefined : OWN_SECTIONS[schema.$ref];
  if (own) return `[${own.name[language]}](#${anchor(own.title[language])})`;
  const { type, enum: values, anyOf, items, properties, additionalProperties, pattern, ...range } = resolved(schema);
  if (values) return values.map(value => `\`${JSON.stringify(value)}\``).join(texts.COMMA[language]);
  if (anyOf) return anyOf.map(each => typeText(each, path, language)).join(texts.OR[language]);
  if (items) return texts.LIST[language] + typeText(items, `${path}[]`, language);
  if (properties) return `[${texts.OBJECT[language]}](#${anchor(path)})`;
  if (typeof additionalProperties === 'object')
    return texts.BY_NAME[language] + typeText(additionalProperties, `${path}.NAME`, language);
  if (type === 'string')
    return pattern === undefined ? texts.TEXT[language] : `${texts.TEXT_LIKE[language]}\`${pattern}\``;
  return type === undefined ? texts.ANY[language] : nameOf(type, language) + rangeText(range, language);
}

/** @throws when the page has no word for the type */
function nameOf(type: string, language: Language): string {
  const name = texts.TYPES[type];
  if (name === undefined) throw new Error(`scripts/docs/configuration/texts.ts has no word for ${type}.`);
  return name[language];
}

function rangeText({ minimum, exclusiveMinimum, maximum }: Schema, language: Language): string {
  const { from, above, to, between, start } = texts.LIMITS;
  const least =
    minimum === undefined
      ? exclusiveMinimum !== undefined && above[language] + exclusiveMinimum
      : from[language] + minimum;
  const limits = [least, maximum !== undefined && to[language] + maximum].filter(Boolean);
  return limits.length === 0 ? '' : start[language] + limits.join(between[language]);
}

/** The name by which GitHub links to a heading. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');
}
