import * as l10n from '@vscode/l10n';
import type { Json, Operation } from '../contracts/model.ts';
import type { Explanation } from './explanation.ts';
import { encodePercent } from './percent.ts';

export interface BackendRequest {
  method: string;
  /** With the query, percent-encoded. */
  path: string;
  /** JSON, or a form. */
  body?: string;
  /** Whether the body is `application/x-www-form-urlencoded`. */
  isForm?: boolean;
}

type Fields = (readonly [name: string, value: Json])[];

/**
 * Puts a request where `@http` and `@consumes` say: path parameters from fields of that name, the other fields in the
 * query of GET, DELETE and HEAD, in the body of POST and PUT.
 */
export function toBackendRequest(
  operation: Operation,
  request: Json | undefined,
): BackendRequest | { refused: Explanation } {
  const { method, path: template, pathParameters, form } = operation.http;
  const fields = new Map(isObject(request) ? Object.entries(request) : []);
  for (const name of pathParameters) {
    if (!isPathValue(fields.get(name))) return { refused: explain(operation, name, fields.get(name)) };
  }
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodePercent(String(fields.get(name))));
  const others: Fields = [...fields].filter(([name]) => !pathParameters.includes(name));
  if (method === 'POST' || method === 'PUT') {
    if (form && isObject(request)) return { method, path, body: toParameters(others), isForm: true };
    const body = isObject(request) ? Object.fromEntries(others) : request;
    return { method, path, ...(body !== undefined && { body: JSON.stringify(body) }) };
  }
  const query = toParameters(others);
  return { method, path: query === '' ? path : `${path}?${query}` };
}

/** An empty segment and dots would lead to another path than the contract's. */
function isPathValue(value: Json | undefined): boolean {
  return value !== undefined && value !== null && typeof value !== 'object' && !['', '.', '..'].includes(String(value));
}

function explain(operation: Operation, name: string, value: Json | undefined): Explanation {
  const hypothesis = l10n.t('"{0}" is part of the path {1} and cannot be this.', name, operation.http.path);
  return { code: 3002, hypothesis, expected: operation.http.path, received: value ?? null, path: name };
}

/** How a query or a form says objects and lists is not documented: their JSON, and one name several times are our choice. */
function toParameters(fields: Fields): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of fields) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null) parameters.append(name, typeof each === 'object' ? JSON.stringify(each) : String(each));
    }
  }
  return parameters.toString();
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
