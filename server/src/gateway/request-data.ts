import type { Json, Operation } from '../contracts/model.ts';
import { isTooDeep } from './nesting.ts';

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
  const { explicit, pathParameters } = operation.http;
  if (!hasBody(operation) || !(explicit || hasBodyKey(request))) return [request];
  if (!isObject(request)) return [{ [BODY_KEY]: request }];
  const inPath = new Set(pathParameters);
  const [parameters, body] = partition(request, name => inPath.has(name) && name !== BODY_KEY);
  return [{ ...parameters, [BODY_KEY]: body }];
}

export type DecodedRequestData = { request?: Json } | { problem: RequestDataProblem };

/** Why data is no array with at most one argument. Codes, so that each reader can say it in words. */
export type RequestDataProblem = 'not-an-array' | 'several-arguments';

/**
 * Takes a request out of the array that travelled. `_requestBody` may be a value or its JSON text: both appear in
 * official documentation (AY/72758, AY/151771). Its fields and those beside it become one request.
 */
export function decodeRequestData(operation: Operation, data: Json): DecodedRequestData {
  if (!Array.isArray(data)) return { problem: 'not-an-array' };
  if (data.length > 1) return { problem: 'several-arguments' };
  const [element] = data;
  if (element === undefined) return {};
  return { request: hasBody(operation) && hasBodyKey(element) ? mergeBody(operation, element) : element };
}

function mergeBody(operation: Operation, element: JsonObject): Json {
  const { [BODY_KEY]: written = null, ...parameters } = element;
  const body = typeof written === 'string' ? readText(operation, written) : written;
  if (isObject(body)) return { ...body, ...parameters };
  return Object.keys(parameters).length === 0 ? body : element;
}

/**
 * JSON text of an object or a list is that; any other text is a text, as it always is where the contract has one, or
 * where it is nested deeper than requests are.
 */
function readText(operation: Operation, text: string): Json {
  if (operation.request?.type.kind === 'string' || isTooDeep(text)) return text;
  try {
    const value: Json = JSON.parse(text);
    return typeof value === 'object' ? value : text;
  } catch {
    return text;
  }
}

function hasBodyKey(value: Json): value is JsonObject {
  return isObject(value) && Object.hasOwn(value, BODY_KEY);
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
