import * as l10n from '@vscode/l10n';
import type { Json, Operation } from '../contracts/model.ts';
import type { Explanation } from './explanation.ts';
import { encodePercent } from './percent.ts';

export interface BackendRequest {
  method: string;
  /** With the query, percent-encoded. */
  path: string;
  /** JSON. */
  body?: string;
}

/**
 * Puts a request where `@http` says: path parameters from fields of that name, the other fields in the query of GET,
 * DELETE and HEAD, as JSON in the body of POST and PUT.
 */
export function toBackendRequest(
  operation: Operation,
  request: Json | undefined,
): BackendRequest | { refused: Explanation } {
  const { method, path: template, pathParameters } = operation.http;
  const fields = new Map(isObject(request) ? Object.entries(request) : []);
  for (const name of pathParameters) {
    if (!isPathValue(fields.get(name))) return { refused: explain(operation, name, fields.get(name)) };
  }
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodePercent(String(fields.get(name))));
  const others = [...fields].filter(([name]) => !pathParameters.includes(name));
  if (method === 'POST' || method === 'PUT') {
    const body = isObject(request) ? Object.fromEntries(others) : request;
    return { method, path, ...(body !== undefined && { body: JSON.stringify(body) }) };
  }
  const query = new URLSearchParams();
  for (const [name, value] of others) for (const text of toTexts(value)) query.append(name, text);
  return { method, path: query.size === 0 ? path : `${path}?${query}` };
}

/** An empty segment and dots would lead to another path than the contract's. */
function isPathValue(value: Json | undefined): boolean {
  return value !== undefined && value !== null && typeof value !== 'object' && !['', '.', '..'].includes(String(value));
}

function explain(operation: Operation, name: string, value: Json | undefined): Explanation {
  const hypothesis = l10n.t('"{0}" is part of the path {1} and cannot be this.', name, operation.http.path);
  return { code: 3002, hypothesis, expected: operation.http.path, received: value ?? null, path: name };
}

/** A list is the same name several times; what is absent is not sent. */
function toTexts(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(toTexts);
  if (value === null) return [];
  return [typeof value === 'object' ? JSON.stringify(value) : String(value)];
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
