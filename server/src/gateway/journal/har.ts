import type { JournalEntry, JournalMessage } from './entry.ts';

/**
 * Writes entries as an HTTP archive, which browsers and proxies read: HAR 1.2. What the gateway found stands in fields of our
 * own, which begin with `_` as the format asks.
 * @param origin `http://127.0.0.1:8680`
 * @param version of this program
 */
export function toHar(entries: readonly JournalEntry[], origin: string, version: string): unknown {
  const creator = { name: 'mPaaS Gateway Tools', version };
  return { log: { version: '1.2', creator, entries: entries.map(entry => toEntry(entry, origin)) } };
}

function toEntry(entry: JournalEntry, origin: string) {
  const { at, ms, request, answer, operationType, code, traceId, explanation } = entry;
  return {
    startedDateTime: at,
    time: ms,
    request: {
      method: request.method,
      url: origin + request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(request),
      queryString: [...new URL(request.url, origin).searchParams].map(([name, value]) => ({ name, value })),
      ...(request.body !== '' && { postData: { mimeType: typeOf(request), text: request.body } }),
      headersSize: -1,
      bodySize: Buffer.byteLength(request.body),
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(answer),
      content: { size: Buffer.byteLength(answer.body), mimeType: typeOf(answer), text: answer.body },
      redirectURL: '',
      headersSize: -1,
      bodySize: Buffer.byteLength(answer.body),
    },
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    _operationType: operationType,
    _resultStatus: code,
    _traceId: traceId,
    ...(explanation !== undefined && { _explanation: explanation }),
  };
}

function headersOf({ headers }: JournalMessage) {
  return headers.map(([name, value]) => ({ name, value }));
}

function typeOf({ headers }: JournalMessage): string {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'text/plain';
}
