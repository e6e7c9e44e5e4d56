import { type IncomingHttpHeaders, request } from 'node:http';
import type { Json } from '../../../server/src/contracts/model.ts';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  /** The body as text. */
  text: string;
  /** Of `X-Mgs-Mock-Explanation`, empty without one. */
  explanation: Record<string, Json>;
}

export interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** Sends one HTTP request over a connection of its own. */
export function sendTo(port: number, { method = 'POST', path = '/mgw.htm', headers = {}, body = '' }: Sent) {
  return new Promise<Reply>((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, async incoming => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      const { statusCode: status = 0, headers } = incoming;
      const explanation = JSON.parse(decodeURIComponent(String(headers['x-mgs-mock-explanation'] ?? '{}')));
      resolve({ status, headers, bytes, text: bytes.toString(), explanation });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
