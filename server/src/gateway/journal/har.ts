import { STATUS_CODES } from 'node:http';
import * as l10n from '@vscode/l10n';
import type { JournalEntry } from './entry.ts';
import type { JournalMessage } from './message.ts';
import type { JournalBackendCall } from './present-backend-call.ts';

/**
 * Writes entries as an HTTP archive, which browsers and proxies read: HAR 1.2. What the gateway found stands in fields of our
 * own, which begin with `_` as the format asks. Calls of the backend are entries too, each behind the one that it was made for,
 * which `_backendOf` names by its trace id: viewers show entries, and no fields of ours.
 * @param origin `http://127.0.0.1:8680`
 * @param version of this program
 */
export function toHar(entries: readonly JournalEntry[], origin: string, version: string): unknown {
  const creator = { name: 'mPaaS Gateway Tools', version };
  const all = entries.flatMap(entry => [
    toEntry(entry, origin),
    ...(entry.backend ?? []).map(call => toBackendEntry(call, entry)),
  ]);
  return { log: { version: '1.2', creator, entries: all } };
}

function toEntry({ at, ms, request, answer, operationType, code, traceId, explanation }: JournalEntry, origin: string) {
  return {
    startedDateTime: at,
    time: ms,
    request: toRequest({ ...request, url: origin + request.url }),
    response: toResponse({ ...answer, status: 200 }),
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    _operationType: operationType,
    _resultStatus: code,
    _traceId: traceId,
    ...(explanation !== undefined && { _explanation: explanation }),
  };
}

/** A status of 0 is what browsers write where no answer came. */
const NO_ANSWER = { status: 0, headers: [], body: '' };

function toBackendEntry(call: JournalBackendCall, { operationType, traceId }: JournalEntry) {
  const { at, ms, attempts, request, answer = NO_ANSWER, failure } = call;
  return {
    startedDateTime: at,
    time: ms,
    request: toRequest(request),
    response: toResponse(answer),
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    comment: l10n.t('Call of the backend for {0}, trace id {1}', operationType, traceId),
    _backendOf: traceId,
    _attempts: attempts,
    ...(failure && { _failure: failure }),
  };
}

function toRequest(request: JournalEntry['request']) {
  return {
    method: request.method,
    url: request.url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headersOf(request),
    queryString: [...new URL(request.url).searchParams].map(([name, value]) => ({ name, value })),
    ...(request.body !== '' && { postData: { mimeType: typeOf(request), text: request.body } }),
    headersSize: -1,
    bodySize: Buffer.byteLength(request.body),
  };
}

function toResponse(answer: JournalMessage & { status: number }) {
  return {
    status: answer.status,
    statusText: STATUS_CODES[answer.status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headersOf(answer),
    content: { size: Buffer.byteLength(answer.body), mimeType: typeOf(answer), text: answer.body },
    redirectURL: '',
    headersSize: -1,
    bodySize: Buffer.byteLength(answer.body),
  };
}

function headersOf({ headers }: JournalMessage) {
  return headers.map(([name, value]) => ({ name, value }));
}

function typeOf({ headers }: JournalMessage): string {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'text/plain';
}
