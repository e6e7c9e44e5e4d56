import type { CancellationToken, Connection, RequestType, RequestType0 } from 'vscode-languageserver';
import { runSafe } from './safe.ts';

/** Answers requests of our own; one that fails harms no other. */
export function serveRequest<P, R>(
  connection: Connection,
  type: RequestType<P, R, void>,
  handler: (params: P, token: CancellationToken) => Promise<R>,
): void {
  connection.onRequest(type.method, runSafe<P, unknown>(connection, type.method, handler));
}

/** Answers requests of our own that come without parameters. */
export function serveQuery<R>(
  connection: Connection,
  type: RequestType0<R, void>,
  handler: (token: CancellationToken) => Promise<R>,
): void {
  const answer = runSafe<undefined, unknown>(connection, type.method, (_, token) => handler(token));
  connection.onRequest(type.method, (token: CancellationToken) => answer(undefined, token));
}
