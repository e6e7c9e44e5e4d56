import { hash } from 'node:crypto';
import { compareText } from '../../findings.ts';

/** A request as it goes to the backend. */
export interface SignedRequest {
  method: string;
  /** All between the port and the end: with the query, as it is sent. */
  path: string;
  body?: string;
}

/**
 * What the gateway signs for a backend: `METHOD\nContent-MD5\nUrl`. Documented AY/64256; that values stand in it decoded is
 * inferred.
 */
export function stringToSign({ method, path, body }: SignedRequest): string {
  return `${method.toUpperCase()}\n${contentMd5(method, body)}\n${urlOf(path)}`;
}

/** Only POST and PUT have one. Where they have no body, that of the word "null" is taken (documented AY/64256). */
function contentMd5(method: string, body: string | undefined): string {
  const hasBody = ['POST', 'PUT'].includes(method.toUpperCase());
  return hasBody ? hash('md5', body ?? 'null', 'base64') : '';
}

/** Parameters in dictionary order; of those that come several times the first (documented AY/64256). */
function urlOf(path: string): string {
  const [place = '', query = ''] = splitAt(path, path.indexOf('?'));
  const first = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) if (!first.has(name)) first.set(name, value);
  if (first.size === 0) return place;
  const pairs = [...first].sort(([a], [b]) => compareText(a, b)).map(([name, value]) => `${name}=${value}`);
  return `${place}?${pairs.join('&')}`;
}

function splitAt(text: string, index: number): [string, string] {
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}
