import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A backend that answers as lines say, the first that fits: `POST /orders 200 {"id":1}`; `GET /users 404 Memo:none`, with a
 * header; `* /slow hang`, which never answers; `* * echo`, which answers with what it got.
 * @returns its URL and what ends it
 */
export async function startBackend(lines: readonly string[]): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => void answer(lines, request, response));
  // A gateway that is slow to ask again should not find its connection closed.
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => end(server) };
}

const HEADER = /^([A-Z][\w-]*):(\S+)$/;

function end(server: Server): void {
  server.close();
  server.closeAllConnections();
}

async function answer(lines: readonly string[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = '', url = '', headers } = request;
  const path = url.split('?')[0];
  const line = lines
    .map(each => each.split(' '))
    .find(([verb, where]) => ['*', method].includes(verb ?? '') && ['*', path].includes(where));
  const [, , status = '404', ...rest] = line ?? [];
  if (status === 'hang') return;
  response.setHeader('Content-Type', 'application/json');
  if (status === 'echo') {
    response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
    return;
  }
  response.statusCode = Number(status);
  const added = rest.filter(word => HEADER.test(word));
  for (const [, name = '', value = ''] of added.map(word => HEADER.exec(word) ?? [])) response.setHeader(name, value);
  response.end(rest.slice(added.length).join(' '));
}
