import { Refusal } from './http-error.ts';
import { formOf, jsonOf, type RequestBody } from './request-body.ts';
import type { Match } from './routes.ts';
import type { Definitions } from './schema.ts';
import { type Field, fieldsFrom } from './text-fields.ts';
import { validate } from './validate.ts';

/**
 * Puts an operation's request together: path parameters, and the query (GET, DELETE, HEAD) or the body, JSON or a form
 * (POST, PUT).
 * @param body of POST and PUT
 * @throws Refusal 400 when the body is no JSON or the request breaks the schema
 */
export function readRequest(
  { route, pathParameters }: Match,
  body: RequestBody | undefined,
  query: URLSearchParams,
  definitions: Definitions,
): unknown {
  if (route.request === undefined) {
    return undefined;
  }
  const { schema, optional } = route.request;
  const texts = body === undefined ? query : body.isForm ? formOf(body) : undefined;
  const value = body === undefined || body.isForm ? undefined : jsonOf(body);
  const isNothing = pathParameters.size === 0 && (texts === undefined || (optional && texts.toString() === ''));
  const request = isNothing ? value : withFields(value, fieldsFrom(pathParameters, texts, schema, definitions));
  if (request === undefined && optional) {
    return undefined;
  }
  const violations = validate(schema, request, definitions);
  if (violations.length > 0) {
    const resultStatus = request === undefined ? 6002 : 6005;
    throw new Refusal(400, 'invalid-request', 'The request does not fit the contract.', resultStatus, { violations });
  }
  return request;
}

/** Defines fields instead of assigning them, so that one named `__proto__` is a field like any other. */
function withFields(body: unknown, fields: Field[]): unknown {
  if (body === undefined) {
    return Object.fromEntries(fields);
  }
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return isObject ? Object.fromEntries([...Object.entries(body), ...fields]) : body;
}
