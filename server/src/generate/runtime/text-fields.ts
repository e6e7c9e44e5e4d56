import type { Definitions, Schema } from './schema.ts';
import { validate } from './validate.ts';

export type Field = [name: string, value: unknown];

/**
 * Fields of a request out of texts, which become the numbers, booleans and lists that the schema asks for.
 * @param pathParameters decoded
 * @param others of a query or a form, where a name that comes several times is a list; absent where there is neither
 * @param schema of the request
 */
export function fieldsFrom(
  pathParameters: ReadonlyMap<string, string>,
  others: URLSearchParams | undefined,
  schema: Schema,
  definitions: Definitions,
): Field[] {
  const { properties = {}, required = [] } = follow(schema, definitions);
  const propertyOf = (name: string): Schema => (Object.hasOwn(properties, name) ? (properties[name] ?? {}) : {});
  const fields = new Map<string, unknown>();
  for (const name of others?.keys() ?? []) {
    fields.set(name, fromTexts(others?.getAll(name) ?? [], propertyOf(name), definitions));
  }
  for (const [name, text] of pathParameters) {
    fields.set(name, fromTexts([text], propertyOf(name), definitions));
  }
  for (const name of others === undefined ? [] : required) {
    const value = fields.has(name) ? undefined : fromNothing(propertyOf(name), definitions);
    if (value !== undefined) {
      fields.set(name, value);
    }
  }
  return [...fields];
}

/** What texts mean to a schema: the text itself where it fits, a list of what each means, or the JSON that it is. */
function fromTexts(texts: string[], schema: Schema, definitions: Definitions): unknown {
  const [text = ''] = texts;
  if (texts.length === 1 && validate(schema, text, definitions).length === 0) {
    return text;
  }
  const items = itemsOf(schema, definitions);
  if (items !== undefined) {
    return texts.map(each => (validate(items, each, definitions).length === 0 ? each : parseOr(each, each)));
  }
  return texts.length === 1 ? parseOr(text, text) : texts;
}

/** Texts cannot say null or an empty list: what has to be there and is not is the one that it may be. */
function fromNothing(schema: Schema, definitions: Definitions): unknown {
  return [null, []].find(value => validate(schema, value, definitions).length === 0);
}

/** The schema of a list's items, for a schema that takes lists. */
function itemsOf(schema: Schema, definitions: Definitions): Schema | undefined {
  const { items, anyOf = [] } = follow(schema, definitions);
  return items ?? anyOf.map(each => follow(each, definitions).items).find(each => each !== undefined);
}

/** The schema behind references to it. */
function follow(schema: Schema, definitions: Definitions): Schema {
  let followed = schema;
  for (let hops = 0; followed.$ref !== undefined && hops < 100; hops++) {
    followed = definitions[followed.$ref.replace('#/$defs/', '')] ?? {};
  }
  return followed;
}

function parseOr(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}
