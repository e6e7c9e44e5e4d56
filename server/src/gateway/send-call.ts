import type { IncomingHttpHeaders } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import * as l10n from '@vscode/l10n';
import type { CallResult } from '../call-protocol.ts';
import type { Json } from '../contracts/model.ts';
import { CallError, explainCallFailure } from './call-error.ts';
import type { SealedCall } from './encryption/client-encryption.ts';
import { exchange, type Reply } from './exchange.ts';
import { decodePercent } from './percent.ts';

/** As the iOS client's. Documented AY/109290. */
const TIMEOUT_MS = 20_000;
const ANSWER_LIMIT = 16 * 1024 * 1024;

/** Says why the mock gateway refused. */
const EXPLANATION = 'x-mgs-mock-explanation';

export interface SentCall {
  /** Of the gateway: `http://127.0.0.1:8680/mgw.htm`. Nothing is sent anywhere else: no redirect is followed. */
  url: string;
  headers: Record<string, string>;
  body: string | Buffer;
}

export interface SendOptions {
  signal?: AbortSignal | undefined;
  /** Until the whole answer is there, milliseconds. */
  timeoutMs?: number | undefined;
}

/**
 * Sends a call to a gateway.
 * @param sealed what decrypts the answer to an encrypted call
 * @returns whatever the gateway answered, refusals included
 * @throws CallError when there is no answer of a gateway
 */
export async function sendCall(
  { url: address, headers, body }: SentCall,
  options: SendOptions = {},
  sealed?: SealedCall,
): Promise<CallResult> {
  const url = parseUrl(address);
  const start = performance.now();
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const signals = [AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS), ...(options.signal ? [options.signal] : [])];
  const all = { ...headers, 'Content-Length': bytes.length };
  const http = {
    ...urlToHttpOptions(url),
    method: 'POST',
    headers: all,
    agent: false,
    signal: AbortSignal.any(signals),
  };
  const reply = await exchange(http, bytes, ANSWER_LIMIT).catch(error => {
    throw explainCallFailure(error, url, options.signal);
  });
  const answer = sealed ? await decrypted(reply, sealed, url) : reply;
  return { ...decodeReply(answer, url), ms: performance.now() - start };
}

/** An answer without a body, as refusals are, is not encrypted; one of no gateway is told of elsewhere. */
async function decrypted(reply: Reply, sealed: SealedCall, url: URL): Promise<Reply> {
  if (reply.body.length === 0 || text(reply.headers, 'result-status') === '') return reply;
  const body = await sealed.open(reply.body, ANSWER_LIMIT);
  if (body) return { ...reply, body };
  throw new CallError('not-encrypted', l10n.t('{0} answered, but not encrypted with the key of the call.', url.href));
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new CallError(
    'invalid-url',
    l10n.t('{0} is no address of a gateway. Example: {1}', text, 'http://127.0.0.1:8680/mgw.htm'),
  );
}

function decodeReply({ status, headers, body: bytes }: Reply, url: URL): Omit<CallResult, 'ms'> {
  const body = bytes.toString();
  const code = text(headers, 'result-status');
  if (!/^\d+$/.test(code)) {
    const message = l10n.t(
      'What answers at {0} is no gateway: HTTP status {1}, no Result-Status header.',
      url.href,
      status,
    );
    throw new CallError('no-gateway', message);
  }
  const explanation = text(headers, EXPLANATION);
  return {
    resultStatus: Number(code),
    memo: decodePercent(text(headers, 'memo')),
    tips: decodePercent(text(headers, 'tips')),
    traceId: text(headers, 'mgw-traceid'),
    body: parseOr(body, body === '' ? null : body),
    ...(explanation !== '' && { explanation: parseOr(decodePercent(explanation), explanation) }),
  };
}

function text(headers: IncomingHttpHeaders, name: string): string {
  return String(headers[name] ?? '');
}

function parseOr(json: string, otherwise: Json): Json {
  try {
    return JSON.parse(json);
  } catch {
    return otherwise;
  }
}
