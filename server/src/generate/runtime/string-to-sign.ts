import { createHash } from 'node:crypto';

/** Headers of the gateway's signature for backends: documented AY/64256. */
export const SIGNATURE_HEADER = 'X-Mgs-Proxy-Signature';
/** By which a backend knows which of its keys to take. */
export const KEY_HEADER = 'X-Mgs-Proxy-Signature-Secret-Key';

/** A request from the gateway to a backend. */
export interface SignedRequest {
  method: string;
  /** All between the port and the end: with the query, as it is sent. */
  path: string;
  /** As it is sent, UTF-8 where it is a text. Nothing and an empty one are the same. */
  body?: string | Uint8Array | undefined;
  /** Whether the body is `application/x-www-form-urlencoded`. */
  isForm?: boolean;
}

/**
 * What the gateway signs for a backend: `METHOD\nContent-MD5\nUrl`. Documented AY/64256; that values stand in `Url` decoded,
 * and that the query comes before the form where both have a parameter, is inferred.
 */
export function stringToSign({ method, path, body = '', isForm = false }: SignedRequest): string {
  const verb = method.toUpperCase();
  const hasBody = verb === 'POST' || verb === 'PUT';
  const contentMd5 = hasBody && !isForm ? md5Of(body.length === 0 ? 'null' : body) : '';
  return `${verb}\n${contentMd5}\n${urlOf(path, hasBody && isForm ? body : '')}`;
}

/** Where there is no body, that of the word "null" is taken (documented AY/64256). */
function md5Of(body: string | Uint8Array): string {
  return createHash('md5').update(body).digest('base64');
}

/** Parameters of query and form in dictionary order; of those that come several times the first (documented AY/64256). */
function urlOf(path: string, form: string | Uint8Array): string {
  const end = path.indexOf('?');
  const place = end < 0 ? path : path.slice(0, end);
  const first = new Map<string, string>();
  for (const text of [end < 0 ? '' : path.slice(end + 1), textOf(form)]) {
    for (const [name, value] of new URLSearchParams(text)) {
      if (!first.has(name)) {
        first.set(name, value);
      }
    }
  }
  if (first.size === 0) {
    return place;
  }
  const pairs = [...first].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`);
  return `${place}?${pairs.join('&')}`;
}

function textOf(bytes: string | Uint8Array): string {
  return typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
}
