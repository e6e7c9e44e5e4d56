import { resolved, type Schema } from './schema.ts';

/** Definitions that have a section of their own, by their reference. */
export const OWN_SECTIONS: Readonly<Record<string, { name: string; title: string }>> = {
  '#/definitions/secret': { name: 'secret', title: 'Secrets' },
  '#/definitions/requestPart': { name: 'part of a request', title: 'Parts of requests' },
};

/**
 * What a value may be, in words.
 * @param path of the key, such as `gateway.port`, which objects have a section for
 */
export function typeText(schema: Schema, path: string): string {
  const own = schema.$ref === undefined ? undefined : OWN_SECTIONS[schema.$ref];
  if (own) return `[${own.name}](#${anchor(own.title)})`;
  const { type, enum: values, anyOf, items, properties, additionalProperties, pattern, ...range } = resolved(schema);
  if (values) return values.map(value => `\`${JSON.stringify(value)}\``).join(', ');
  if (anyOf) return anyOf.map(each => typeText(each, path)).join(' or ');
  if (items) return `list: ${typeText(items, `${path}[]`)}`;
  if (properties) return `[object](#${anchor(path)})`;
  if (typeof additionalProperties === 'object')
    return `object by name: ${typeText(additionalProperties, `${path}.NAME`)}`;
  if (type === 'string') return pattern === undefined ? 'text' : `text that matches \`${pattern}\``;
  return type === undefined ? 'any JSON' : type + rangeText(range);
}

function rangeText({ minimum, exclusiveMinimum, maximum }: Schema): string {
  const from =
    minimum === undefined ? exclusiveMinimum !== undefined && `above ${exclusiveMinimum}` : `from ${minimum}`;
  const limits = [from, maximum !== undefined && `to ${maximum}`].filter(Boolean);
  return limits.length === 0 ? '' : `, ${limits.join(' ')}`;
}

/** The name by which GitHub links to a heading. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}
