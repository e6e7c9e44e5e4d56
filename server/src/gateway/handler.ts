import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import * as l10n from '@vscode/l10n';
import { ADMIN_PATH, type AdminActions, answerAdmin } from './admin.ts';
import type { AnswerContext } from './answer.ts';
import { answerOnWire } from './answer-on-wire.ts';
import type { GatewayListener } from './events.ts';
import { answerQuery, isQueryCall, queryOf } from './jsonp/answer-query.ts';
import { corsHeaders, isLocalHost, preflightHeaders } from './origins.ts';
import { isWorthPacking, packAnswer } from './pack-answer.ts';
import { explainPreflight } from './preflight.ts';
import { readBody } from './read-body.ts';
import { type RequestHeaders, readHeaders } from './request-headers.ts';
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
  admin: AdminActions;
}

/** Answers HTTP requests: `POST /mgw.htm`, its preflight, and the admin endpoints. */
export function createHandler(options: HandlerOptions): RequestListener {
  return (request, response) => {
    const { url = '', method, rawHeaders } = request;
    const headers = readHeaders(rawHeaders);
    if (!isLocalHost(headers.host)) {
      sendText(response, 403, l10n.t('This gateway answers to its own machine only.'));
    } else if (url !== GATEWAY_PATH && !url.startsWith(`${GATEWAY_PATH}?`)) {
      handleOther(request, response, options);
    } else if (method === 'POST') {
      readBody(request, headers.contentEncoding, options.bodyBytes, body => {
        serve({ ...headers, body, rawHeaders }, response, options, answerOnWire);
      });
    } else if (method === 'GET' && isQueryCall(url)) {
      request.resume();
      serve({ ...headers, body: { bytes: queryOf(url) }, rawHeaders }, response, options, answerQuery);
    } else if (method === 'OPTIONS') {
      request.resume();
      preflight(headers, response, options);
    } else {
      response.setHeader('Allow', 'POST, OPTIONS');
      sendText(response, 405, l10n.t('The gateway takes POST, whatever method the backend takes.'));
    }
  };
}

function handleOther(request: IncomingMessage, response: ServerResponse, options: HandlerOptions): void {
  if (request.url?.startsWith(`${ADMIN_PATH}/`)) answerAdmin(request, response, options.adminToken, options.admin);
  else sendText(response, 404, l10n.t('The gateway is at POST {0}.', GATEWAY_PATH));
}

type Answering = typeof answerOnWire;

function serve(request: MgwRequest, response: ServerResponse, options: HandlerOptions, answer: Answering): void {
  const { operationType, origin, rawHeaders } = request;
  const exchange: Exchange = { operationType, rawHeaders, now: options.now(), start: performance.now() };
  const reply = (result: Answer) => send(response, result, exchange, corsHeaders(origin), options);
  const fail = (error: unknown) => reply(explainDefect(error, options.listener));
  try {
    const result = answer(request, options.context(), exchange.now, options.bodyBytes);
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
function preflight(headers: RequestHeaders, response: ServerResponse, options: HandlerOptions): void {
  const { origin, requestedHeaders } = headers;
  const result = refuse(explainPreflight(origin, requestedHeaders, options.context().settings));
  const exchange: Exchange = { operationType: '', rawHeaders: [], now: options.now(), start: performance.now() };
  send(response, result, exchange, preflightHeaders(origin, requestedHeaders), options);
}

/** One request, for the event that tells of it. */
interface Exchange {
  operationType: string;
  rawHeaders: readonly string[];
  now: number;
  /** When it had arrived, by `performance.now`. */
  start: number;
}

function send(
  response: ServerResponse,
  result: Answer,
  exchange: Exchange,
  cors: string[],
  options: HandlerOptions,
): void {
  if (!isWorthPacking(result)) {
    write(response, result, exchange, cors, options);
    return;
  }
  packAnswer(result, exchange.rawHeaders, (error, packed) => {
    write(response, error ? explainDefect(error, options.listener) : packed, exchange, cors, options);
  });
}

function write(
  response: ServerResponse,
  result: Answer,
  { operationType, now, start }: Exchange,
  cors: string[],
  { traceId: makeTraceId, listener }: HandlerOptions,
): void {
  const traceId = makeTraceId(now);
  const headers = encodeAnswer(result, traceId, now);
  if (cors.length > 0) headers.push(...cors);
  response.writeHead(200, headers);
  response.end(result.sent?.body ?? result.body);
  const { code, explanation } = result;
  const ms = performance.now() - start;
  const asked = result.operationType ?? operationType;
  listener({ kind: 'answered', operationType: asked, code, traceId, ms, hypothesis: explanation?.hypothesis });
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain;charset=UTF-8', Connection: 'close' });
  response.end(`${text}\n`);
}
