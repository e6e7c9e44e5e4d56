import { request } from 'node:http';
import type { Journaled } from './journal/journal.ts';
import { parseSignType, sign, signContent } from './signature.ts';
import { encodeTimestamp } from './timestamp.ts';

/** Written anew: the body is sent unpacked, and the time and the signature are those of now. */
const NOT_SENT = new Set(['host', 'connection', 'content-length', 'content-encoding', 'transfer-encoding', 'expect']);

/**
 * Sends a request of the journal to the gateway once more. Where it had `Ts` and `Sign`, they are made for now, with the
 * secret that the gateway has: what is tried again is the call, not the mistake in its signature.
 * @param url of the gateway
 * @returns what stands in the answer's headers
 */
export function replayRequest(
  entry: Journaled,
  url: string,
  secret: string | undefined,
  now: number,
): Promise<{ code: number; traceId: string }> {
  const body = entry.requestBody ?? Buffer.alloc(0);
  const headers = renewed(headersOf(entry), body, entry.operationType, secret, now);
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method: entry.method, path: entry.url, headers, agent: false };
    const outgoing = request(options, incoming => {
      incoming.resume();
      const { 'result-status': code, 'mgw-traceid': traceId } = incoming.headers;
      resolve({ code: Number(code), traceId: String(traceId ?? '') });
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

type Headers = [name: string, value: string][];

function headersOf({ requestHeaders }: Journaled): Headers {
  const headers: Headers = [];
  for (let index = 0; index < requestHeaders.length; index += 2) {
    const [name = '', value = ''] = [requestHeaders[index], requestHeaders[index + 1]];
    if (!NOT_SENT.has(name.toLowerCase())) headers.push([name, value]);
  }
  return headers;
}

function renewed(
  headers: Headers,
  body: Buffer,
  operationType: string,
  secret: string | undefined,
  now: number,
): Record<string, string> {
  const headerOf = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const ts = encodeTimestamp(now, 'decimal');
  const type = parseSignType(headerOf('signtype'));
  const content = signContent(operationType, body, ts);
  const isSigned = headerOf('sign') !== undefined && secret !== undefined && type !== undefined;
  const changed = headers.map(([name, value]): [string, string] => {
    if (/^ts$/i.test(name)) return [name, ts];
    return /^sign$/i.test(name) && isSigned ? [name, sign(type, secret, content)] : [name, value];
  });
  return Object.fromEntries(changed);
}
