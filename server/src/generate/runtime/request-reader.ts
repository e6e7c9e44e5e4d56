import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.ts';
import type { Match } from './routes.ts';
import type { Definitions, Schema } from './schema.ts';
import { validate } from './validate.ts';

/**
 * Puts an operation's request together: path parameters, and either the query (GET, DELETE, HEAD) or the JSON body
 * (POST, PUT). Texts of path and query become the numbers, booleans and lists that the schema asks for.
 * @param bodyLimit bytes
 * @throws HttpError 400 when the body is no JSON or breaks the schema, 413 when it is too large
 */
export async function readRequest(
  { route, pathParameters }: Match,
  req: IncomingMessage,
  query: URLSearchParams,
  definitions: Definitions,
  bodyLimit: number,
): Promise<unknown> {
  if (route.request === undefined) {
    return undefined;
  }
  const { schema, optional } = route.request;
  const hasBody = route.method === 'POST' || route.method === 'PUT';
  const body = hasBody ? await readBody(req, bodyLimit) : undefined;
  const fields = fieldsFrom(pathParameters, hasBody ? new URLSearchParams() : query, schema, definitions);
  const request = fields.length === 0 && (hasBody || optional) ? body : withFields(body, fields);
  if (request === undefined && optional) {
    return undefined;
  }
  const violations = validate(schema, request, definitions);
  if (violations.length > 0) {
    throw new HttpError(400, 'invalid-request', 'The request does not fit the contract.', { violations });
  }
  return request;
}

type Field = [name: string, value: unknown];

/** Defines fields instead of assigning them, so that one named `__proto__` is a field like any other. */
function withFields(body: unknown, fields: Field[]): unknown {
  if (body === undefined) {
    return Object.fromEntries(fields);
  }
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return isObject ? Object.fromEntries([...Object.entries(body), ...fields]) : body;
}

function fieldsFrom(
  pathParameters: ReadonlyMap<string, string>,
  query: URLSearchParams,
  schema: Schema,
  definitions: Definitions,
): Field[] {
  const properties = follow(schema, definitions).properties ?? {};
  const propertyOf = (name: string): Schema => (Object.hasOwn(properties, name) ? (properties[name] ?? {}) : {});
  const names = [...new Set(query.keys())].filter(name => !pathParameters.has(name));
  return [
    ...names.map((name): Field => [name, fromTexts(query.getAll(name), propertyOf(name), definitions)]),
    ...[...pathParameters].map(([name, text]): Field => [name, fromTexts([text], propertyOf(name), definitions)]),
  ];
}

/**
 * What a text of a URL means to a schema: the text itself where it fits, else the JSON that it is. A field that comes
 * twice is a list, which no contract has in a URL, so `validate` complains about it.
 */
function fromTexts(texts: string[], schema: Schema, definitions: Definitions): unknown {
  const [text = ''] = texts;
  if (texts.length > 1) {
    return texts;
  }
  return validate(schema, text, definitions).length === 0 ? text : parseOr(text, text);
}

/** The object behind references to it. */
function follow(schema: Schema, definitions: Definitions): Schema {
  let followed = schema;
  for (let hops = 0; followed.$ref !== undefined && hops < 100; hops++) {
    followed = definitions[followed.$ref.replace('#/$defs/', '')] ?? {};
  }
  return followed;
}

/** The parsed body, nothing for an empty one. A body that a framework has parsed before is taken from `req.body`. */
async function readBody(req: IncomingMessage & { body?: unknown }, limit: number): Promise<unknown> {
  const parsed = req.body;
  if (parsed !== undefined && typeof parsed !== 'string' && !(parsed instanceof Uint8Array)) {
    return parsed;
  }
  const bytes = typeof parsed === 'string' ? Buffer.from(parsed) : (parsed ?? (await readBytes(req, limit)));
  if (bytes.length === 0) {
    return undefined;
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HttpError(400, 'invalid-json', 'The body is not JSON in UTF-8.');
  }
}

async function readBytes(req: IncomingMessage, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > limit) {
        break;
      }
      chunks.push(chunk);
    }
  } catch {
    throw new HttpError(400, 'incomplete-body', 'The connection ended before the body did.');
  }
  if (length > limit) {
    // What is left is read and dropped, or a caller that is still sending would never see the answer.
    req.resume();
    throw new HttpError(413, 'body-too-large', `The body is larger than ${limit} bytes.`);
  }
  return Buffer.concat(chunks);
}

function parseOr(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}
