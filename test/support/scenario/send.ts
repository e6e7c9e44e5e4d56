import { request as httpRequest, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { GatewayProcess } from '../cli.ts';
import type { Received } from './match.ts';
import type { SentRequest } from './request.ts';

/** Sends a request, on a connection of its own, and reads the answer, whatever it is. */
export function sendTo({ url }: GatewayProcess, { method, path, headers, body }: SentRequest): Promise<Received> {
  const { port } = new URL(url);
  return new Promise(resolve => {
    const options = { host: '127.0.0.1', port, method, path, agent: false, setHost: false };
    const outgoing = httpRequest(options, incoming => read(incoming, resolve));
    outgoing.on('error', () => resolve({ start: 'no answer', headers: {}, body: '' }));
    if (!headers.some(([name]) => /^host$/i.test(name))) outgoing.setHeader('Host', `127.0.0.1:${port}`);
    for (const [name, value] of headers) outgoing.setHeader(name, value);
    outgoing.end(body);
  });
}

function read(incoming: IncomingMessage, resolve: (received: Received) => void): void {
  const chunks: Buffer[] = [];
  const done = (suffix: string) => () => {
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
    const bytes = Buffer.concat(chunks);
    const isPacked = incoming.headers['content-encoding'] === 'gzip';
    const body = (isPacked ? gunzipSync(bytes) : bytes).toString();
    resolve({ start: `HTTP ${incoming.statusCode}${suffix}`, headers: Object.fromEntries(headers), body });
  };
  incoming.on('data', chunk => chunks.push(chunk));
  incoming.on('error', done(' cut off'));
  incoming.on('end', done(''));
}
