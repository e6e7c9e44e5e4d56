import type { Json, Operation } from '../contracts/model.ts';

type JsonObject = { [key: string]: Json };

/** Where HTTP APIs carry what goes into the backend's body. Documented AY/72758. */
const BODY_KEY = '_requestBody';

/**
 * Puts a request into the array that travels: one element for the one argument, none when there is none (documented
 * AY/218019). Operations with `@http POST` or `PUT` carry path parameters beside `_requestBody`; a request that
 * happens to have a property of that name is wrapped too, so that decoding is unambiguous.
 */
export function encodeRequestData(operation: Operation, request: Json | undefined): Json[] {
  if (request === undefined) return [];
  if (!isObject(request) || !hasBody(operation)) return [request];
  if (!operation.http.explicit && !Object.hasOwn(request, BODY_KEY)) return [request];
  const inPath = new Set(operation.http.pathParameters);
  const [parameters, body] = partition(request, name => inPath.has(name) && name !== BODY_KEY);
  return [{ ...parameters, [BODY_KEY]: body }];
}

export type DecodedRequestData = { request?: Json } | { problem: RequestDataProblem };

/** Why data is no array with at most one argument. Codes, so that each reader can say it in words. */
export type RequestDataProblem = 'not-an-array' | 'several-arguments' | 'body-is-not-json';

/**
 * Takes a request out of the array that travelled. `_requestBody` may be an object or its JSON text: both appear in
 * official documentation (AY/72758, AY/151771). Its fields and those beside it become one request.
 */
export function decodeRequestData(operation: Operation, data: Json): DecodedRequestData {
  if (!Array.isArray(data)) return { problem: 'not-an-array' };
  if (data.length > 1) return { problem: 'several-arguments' };
  const [element] = data;
  if (element === undefined) return {};
  if (!isObject(element) || !hasBody(operation) || !Object.hasOwn(element, BODY_KEY)) return { request: element };
  return mergeBody(element);
}

function mergeBody(element: JsonObject): DecodedRequestData {
  const { [BODY_KEY]: written, ...parameters } = element;
  const body = typeof written === 'string' ? parse(written) : written;
  if (body === undefined) return { problem: 'body-is-not-json' };
  if (isObject(body)) return { request: { ...body, ...parameters } };
  return { request: Object.keys(parameters).length === 0 ? body : element };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasBody(operation: Operation): boolean {
  return operation.http.method === 'POST' || operation.http.method === 'PUT';
}

/** Splits by name. `fromEntries` defines properties, so that a field called `__proto__` stays a field. */
function partition(object: JsonObject, isFirst: (name: string) => boolean): [JsonObject, JsonObject] {
  const entries = Object.entries(object);
  return [
    Object.fromEntries(entries.filter(([name]) => isFirst(name))),
    Object.fromEntries(entries.filter(([name]) => !isFirst(name))),
  ];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
