import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import * as l10n from '@vscode/l10n';
import { ADMIN_PATH, answerAdmin } from './admin/admin.ts';
import type { AdminRoute } from './admin/route.ts';
import { type AnswerContext, answer } from './answer.ts';
import { deliver } from './delivery.ts';
import type { GatewayListener } from './events.ts';
import type { Journal } from './journal/journal.ts';
import { corsHeaders, isLocalHost, isLocalOrigin, preflightHeaders } from './origins.ts';
import { readBody } from './read-body.ts';
import { readHeaders } from './request-headers.ts';
import type { Settings } from './settings.ts';
import { type Answer, encodeAnswer, GATEWAY_PATH, type MgwRequest, refuse } from './wire.ts';

export interface HandlerOptions {
  /** What answers are made from now. */
  context(): AnswerContext;
  listener: GatewayListener;
  /** The gateway's clock, epoch milliseconds. */
  now(): number;
  traceId(now: number): string;
  /** Of a body, packed and unpacked. */
  bodyBytes: number;
  adminToken: string;
  adminRoutes: readonly AdminRoute[];
  journal: Journal;
}

const NO_BODY = { bytes: Buffer.alloc(0) };

/** Answers HTTP requests: `POST /mgw.htm`, its preflight, and the admin endpoints. */
export function createHandler(options: HandlerOptions): RequestListener {
  return (request, response) => {
    const { url = '', method = '', rawHeaders } = request;
    const headers = readHeaders(rawHeaders);
    if (!isLocalHost(headers.host)) {
      sendText(response, 403, l10n.t('This gateway answers to its own machine only.'));
    } else if (url !== GATEWAY_PATH && !url.startsWith(`${GATEWAY_PATH}?`)) {
      handleOther(request, response, options);
    } else if (method === 'POST') {
      readBody(request, headers.contentEncoding, options.bodyBytes, body => {
        serve({ ...headers, body, rawHeaders }, { method, url }, response, options);
      });
    } else if (method === 'OPTIONS') {
      request.resume();
      preflight({ ...headers, body: NO_BODY, rawHeaders }, { method, url }, response, options);
    } else {
      response.setHeader('Allow', 'POST, OPTIONS');
      sendText(response, 405, l10n.t('The gateway takes POST, whatever method the backend takes.'));
    }
  };
}

function handleOther(request: IncomingMessage, response: ServerResponse, options: HandlerOptions): void {
  if (request.url?.startsWith(`${ADMIN_PATH}/`))
    answerAdmin(request, response, options.adminToken, options.adminRoutes);
  else sendText(response, 404, l10n.t('The gateway is at POST {0}.', GATEWAY_PATH));
}

interface RequestLine {
  method: string;
  url: string;
}

function serve(request: MgwRequest, line: RequestLine, response: ServerResponse, options: HandlerOptions): void {
  const exchange: Exchange = { ...line, request, now: options.now(), start: performance.now() };
  const reply = (result: Answer) => send(response, result, exchange, corsHeaders(request.origin), options);
  const fail = (error: unknown) => reply(explainDefect(error, options.listener));
  try {
    const context = options.context();
    exchange.tips = context.settings.tips;
    const result = answer(request, context, exchange.now);
    if (result instanceof Promise) result.then(reply).catch(fail);
    else reply(result);
  } catch (error) {
    fail(error);
  }
}

/** A defect of ours is answered as the unknown error that it is, and the gateway stays. */
function explainDefect(error: unknown, listener: GatewayListener): Answer {
  listener({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  const hypothesis = l10n.t('The mock gateway itself failed. Its log has more.');
  return refuse({ code: 5000, hypothesis, expected: null, received: null });
}

/** Recorded as 8002 (documented AY/64260). */
function preflight(request: MgwRequest, line: RequestLine, response: ServerResponse, options: HandlerOptions): void {
  const { origin, requestedHeaders } = request;
  const hypothesis = isLocalOrigin(origin)
    ? l10n.t('A browser asks whether the page may call the gateway. It may.')
    : l10n.t('A browser asks whether the page may call the gateway. Only pages of this machine may.');
  const result = refuse({ code: 8002, hypothesis, expected: 'http://localhost', received: origin });
  const exchange: Exchange = { ...line, request, now: options.now(), start: performance.now() };
  send(response, result, exchange, preflightHeaders(origin, requestedHeaders), options);
}

/** One request on its way, for the journal and the event that tells of it. */
interface Exchange extends RequestLine {
  request: MgwRequest;
  now: number;
  /** When it had arrived, by `performance.now`. */
  start: number;
  /** By result code, instead of the catalogue's. */
  tips?: Settings['tips'];
}

function send(
  response: ServerResponse,
  result: Answer,
  exchange: Exchange,
  cors: string[],
  options: HandlerOptions,
): void {
  const { now } = exchange;
  const traceId = options.traceId(now);
  const headers = encodeAnswer(result, traceId, now, exchange.tips);
  if (cors.length > 0) headers.push(...cors);
  if (result.delivery) {
    const write = () => void response.writeHead(200, headers);
    deliver(response, result.delivery, result.body, write, () => note(result, headers, traceId, exchange, options));
    return;
  }
  response.writeHead(200, headers);
  response.end(result.body);
  note(result, headers, traceId, exchange, options);
}

function note(
  { code, body, explanation }: Answer,
  answerHeaders: string[],
  traceId: string,
  { request, method, url, now, start }: Exchange,
  { listener, journal }: HandlerOptions,
): void {
  const ms = performance.now() - start;
  const { operationType, rawHeaders } = request;
  listener({ kind: 'answered', operationType, code, traceId, ms, hypothesis: explanation?.hypothesis });
  journal.add({
    at: now,
    ms,
    method,
    url,
    requestHeaders: rawHeaders,
    requestBody: 'bytes' in request.body ? request.body.bytes : undefined,
    answerHeaders,
    answerBody: body,
    operationType,
    code,
    traceId,
    explanation,
  });
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain;charset=UTF-8', Connection: 'close' });
  response.end(`${text}\n`);
}
