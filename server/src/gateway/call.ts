import type { IncomingHttpHeaders } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import * as l10n from '@vscode/l10n';
import type { Json, Operation } from '../contracts/model.ts';
import type { CallResult } from '../protocol.ts';
import { CallError, explainCallFailure } from './call-error.ts';
import type { ClientEncryption, SealedCall } from './encryption/client-encryption.ts';
import { exchange, type Reply } from './exchange.ts';
import { decodePercent } from './percent.ts';
import { encodeRequestData } from './request-data.ts';
import { type SignType, sign, signContent } from './signature.ts';
import { encodeTimestamp, type TimestampNotation } from './timestamp.ts';
import { EXPLANATION_HEADER } from './wire.ts';

/** As the iOS client's. Documented AY/109290. */
const TIMEOUT_MS = 20_000;
const ANSWER_LIMIT = 16 * 1024 * 1024;

export interface CallOptions {
  /** Of the gateway: `http://127.0.0.1:8680/mgw.htm`. */
  url: string;
  appId: string;
  workspaceId: string;
  operation: Operation;
  request: Json | undefined;
  /** Absent: the call is not signed. */
  secret: string | undefined;
  signType?: SignType;
  notation?: TimestampNotation;
  /** More headers, over those of the protocol. */
  headers?: Record<string, string>;
  /** Absent: the call is not encrypted. */
  encryption?: ClientEncryption | undefined;
  signal?: AbortSignal;
  /** Until the whole answer is there, milliseconds. */
  timeoutMs?: number;
  /** The client's clock, epoch milliseconds. */
  now?: () => number;
}

/**
 * Calls an operation as a client does: MRPC 2, signed unless there is no secret or the contract says `@signCheck no`.
 * @returns whatever the gateway answered, refusals included
 * @throws CallError when there is no answer of a gateway
 */
export async function callGateway(options: CallOptions): Promise<CallResult> {
  const url = parseUrl(options.url);
  const start = performance.now();
  const plain = Buffer.from(JSON.stringify(encodeRequestData(options.operation, options.request)));
  // What is signed is what was there before encryption (seen in code: H5 SDK).
  const signed = headersOf(options, plain);
  const sealed = await options.encryption?.seal(plain);
  const body = sealed?.body ?? plain;
  const signals = [AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS), ...(options.signal ? [options.signal] : [])];
  const headers = { ...signed, ...sealed?.headers, 'Content-Length': body.length };
  const http = { ...urlToHttpOptions(url), method: 'POST', headers, agent: false, signal: AbortSignal.any(signals) };
  const reply = await exchange(http, body, ANSWER_LIMIT).catch(error => {
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

function headersOf(options: CallOptions, body: Buffer): Record<string, string> {
  const { operation, appId, workspaceId, secret, signType = 'md5', notation = 'decimal', now = Date.now } = options;
  const ts = encodeTimestamp(now(), notation);
  const isSigned = secret !== undefined && operation.signCheck;
  return {
    'Content-Type': 'application/json',
    'Operation-Type': operation.operationType,
    AppId: appId,
    WorkspaceId: workspaceId,
    Version: '2',
    Ts: ts,
    ...(isSigned && { signType, Sign: sign(signType, secret, signContent(operation.operationType, body, ts)) }),
    ...options.headers,
  };
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
  const explanation = text(headers, EXPLANATION_HEADER.toLowerCase());
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
