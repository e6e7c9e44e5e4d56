import type { IncomingMessage, ServerResponse } from 'node:http';
import { sameSignature } from './signature.ts';

/** Below this path the gateway is asked about itself. Ours. */
export const ADMIN_PATH = '/_mpaas';

export interface AdminActions {
  /** What `GET status` answers, as JSON. */
  status(): unknown;
  /** Called by `POST stop`, after it is answered. */
  stop(): void;
}

/**
 * Answers the admin endpoints. They need `Authorization: Bearer <token>` and take no call from a web page, not even one
 * of this machine: browsers name a page's origin, other programs have none.
 */
export function answerAdmin(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  actions: AdminActions,
): void {
  const { authorization = '', origin } = request.headers;
  if (origin !== undefined || !sameSignature(authorization, `Bearer ${token}`)) {
    send(response, 401, { error: 'unauthorized' });
    return;
  }
  const path = (request.url ?? '').split('?')[0]?.slice(ADMIN_PATH.length).replace(/\//g, '');
  if (path === 'status' && request.method === 'GET') {
    send(response, 200, actions.status());
  } else if (path === 'stop' && request.method === 'POST') {
    response.once('close', actions.stop);
    send(response, 200, { stopping: true });
  } else {
    send(response, 404, { error: 'not-found', endpoints: ['GET status', 'POST stop'] });
  }
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Connection: 'close' });
  response.end(JSON.stringify(value));
}
