import { EXPLANATION_HEADER } from './wire.ts';

/** Headers of answers that pages may read. */
const EXPOSED = ['Result-Status', 'Memo', 'Tips', 'Mgw-TraceId', 'Server-Time', EXPLANATION_HEADER].join(', ');

/**
 * Whether a `Host` header names this machine. A page that had its own name resolve to 127.0.0.1 (DNS rebinding) sends
 * that name.
 */
export function isLocalHost(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);
}

/** Whether a page comes from this machine. Other pages may not read answers: our choice, the console has a list. */
export function isLocalOrigin(origin: string): boolean {
  return /^https?:\/\/((?:[\w-]+\.)*localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(origin);
}

/**
 * Headers, names and values in turn, that let a page on this machine read an answer.
 * @param origin empty for what is no page
 */
export function corsHeaders(origin: string): string[] {
  if (!isLocalOrigin(origin)) return [];
  return ['Access-Control-Allow-Origin', origin, 'Access-Control-Expose-Headers', EXPOSED, 'Vary', 'Origin'];
}

/** A token of RFC 9110: app ids, which may have any characters, stand in names of headers. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,200}$/;

/**
 * What lets a page on this machine call at all. Every header that it asks for is allowed: besides those of MRPC the
 * H5 SDK sends one named `x-cors-<appid>-<workspaceid>` (seen in code), and clients add their own.
 */
export function preflightHeaders(origin: string, requested: string): string[] {
  if (!isLocalOrigin(origin)) return [];
  const names = requested.split(',').map(name => name.trim());
  const allowed = names.filter(name => HEADER_NAME.test(name)).slice(0, 100);
  return [
    ...corsHeaders(origin),
    ...['Access-Control-Allow-Methods', 'POST, OPTIONS'],
    ...['Access-Control-Allow-Headers', allowed.join(', ')],
    ...['Access-Control-Max-Age', '600'],
  ];
}
