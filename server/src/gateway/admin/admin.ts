import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../read-body.ts';
import { sameSignature } from '../signature.ts';
import { type AdminReply, type AdminRoute, findRoute } from './route.ts';

/** Below this path the gateway is asked about itself. Ours. */
export const ADMIN_PATH = '/_mpaas';

/** Of a body, bytes. */
const BODY_LIMIT = 1024 * 1024;

/**
 * Answers the admin endpoints. They need `Authorization: Bearer <token>` and take no call from a web page, not even one
 * of this machine: browsers name a page's origin, other programs have none.
 */
export function answerAdmin(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  routes: readonly AdminRoute[],
): void {
  const { authorization = '', origin } = request.headers;
  if (origin !== undefined || !sameSignature(authorization, `Bearer ${token}`)) {
    request.resume();
    send(response, { status: 401, json: { error: 'unauthorized' } });
    return;
  }
  // Not as a relative one: `//name` would be another host, and may be no URL at all.
  const url = new URL(`http://localhost${request.url?.slice(ADMIN_PATH.length)}`);
  const found = findRoute(routes, request.method ?? '', url.pathname);
  if (!found) {
    request.resume();
    send(response, { status: 404, json: { error: 'not-found', endpoints: routes.map(describe) } });
    return;
  }
  readBody(request, '', BODY_LIMIT, body => {
    const json = 'bytes' in body ? parse(body.bytes) : undefined;
    if (json === undefined) {
      send(response, { status: 400, json: { error: 'bad-request' } });
      return;
    }
    const call = { parameters: found.parameters, query: url.searchParams, body: json, response };
    // Within a promise, so that what is thrown is answered too.
    Promise.resolve(call)
      .then(found.route.handle)
      .then(
        reply => reply && send(response, reply),
        (error: Error) => send(response, { status: 500, json: { error: 'failed', message: error.message } }),
      );
  });
}

/** @returns null for no body, nothing for what is no JSON */
function parse(bytes: Buffer): unknown {
  try {
    return bytes.length === 0 ? null : JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function describe({ method, path }: AdminRoute): string {
  return `${method} ${path.slice(1)}`;
}

function send(response: ServerResponse, reply: AdminReply): void {
  const { status = 200 } = reply;
  const isText = 'text' in reply;
  const type = isText ? (reply.type ?? 'text/plain; charset=utf-8') : 'application/json';
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', Connection: 'close' });
  if ('after' in reply && reply.after) response.once('close', reply.after);
  response.end(isText ? reply.text : JSON.stringify(reply.json));
}
