import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import * as l10n from '@vscode/l10n';
import { ADMIN_PATH, answerAdmin } from './admin/admin.ts';
import type { AdminRoute } from './admin/route.ts';
import type { AnswerContext } from './answer.ts';
import { answerOnWire } from './answer-on-wire.ts';
import { answerQuery, isQueryCall, queryOf } from './jsonp/answer-query.ts';
import { corsHeaders, isLocalHost, preflightHeaders } from './origins.ts';
import { explainPreflight } from './preflight.ts';
import { readBody } from './read-body.ts';
import { type Exchange, explainDefect, type ReplyOptions, reply } from './reply.ts';
import { readHeaders } from './request-headers.ts';
import { type Answer, GATEWAY_PATH, type MgwRequest, refuse } from './wire.ts';

export interface HandlerOptions extends ReplyOptions {
  /** What answers are made from now. */
  context(): AnswerContext;
  /** The gateway's clock, epoch milliseconds. */
  now(): number;
  /** Of a body, packed and unpacked. */
  bodyBytes: number;
  adminToken: string;
  adminRoutes: readonly AdminRoute[];
}

/** Answers HTTP requests: `POST /mgw.htm`, its preflight, and the admin endpoints. */
export function createHandler(options: HandlerOptions): RequestListener {
  return (incoming, response) => {
    const { url = '', method = '' } = incoming;
    const request = readHeaders(incoming.rawHeaders);
    if (!isLocalHost(request.host)) {
      sendText(response, 403, l10n.t('This gateway answers to its own machine only.'));
    } else if (url !== GATEWAY_PATH && !url.startsWith(`${GATEWAY_PATH}?`)) {
      handleOther(incoming, response, options);
    } else if (method === 'POST') {
      readBody(incoming, request.contentEncoding, options.bodyBytes, body => {
        request.body = body;
        serve(request, incoming, response, options, answerOnWire);
      });
    } else if (method === 'GET' && isQueryCall(url)) {
      incoming.resume();
      request.body = { bytes: queryOf(url) };
      serve(request, incoming, response, options, answerQuery);
    } else if (method === 'OPTIONS') {
      incoming.resume();
      preflight(request, incoming, response, options);
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

function serve(
  request: MgwRequest,
  incoming: IncomingMessage,
  response: ServerResponse,
  options: HandlerOptions,
  answer: typeof answerOnWire,
): void {
  const exchange = begin(request, incoming, corsHeaders(request.origin), options);
  try {
    const context = options.context();
    exchange.tips = context.settings.tips;
    const result = answer(request, context, exchange.now, options.bodyBytes);
    if (result instanceof Promise) later(result, response, exchange, options);
    else reply(response, result, exchange, options);
  } catch (error) {
    fail(error, response, exchange, options);
  }
}

function later(result: Promise<Answer>, response: ServerResponse, exchange: Exchange, options: HandlerOptions): void {
  result
    .then(answer => reply(response, answer, exchange, options))
    .catch(error => fail(error, response, exchange, options));
}

function fail(error: unknown, response: ServerResponse, exchange: Exchange, options: HandlerOptions): void {
  reply(response, explainDefect(error, options.listener), exchange, options);
}

/** Recorded as 8002 (documented AY/64260). */
function preflight(
  request: MgwRequest,
  incoming: IncomingMessage,
  response: ServerResponse,
  options: HandlerOptions,
): void {
  const { origin, requestedHeaders } = request;
  const exchange = begin(request, incoming, preflightHeaders(origin, requestedHeaders), options);
  reply(response, refuse(explainPreflight(origin, requestedHeaders, options.context().settings)), exchange, options);
}

function begin(
  request: MgwRequest,
  { method = '', url = '' }: IncomingMessage,
  cors: string[],
  { now }: HandlerOptions,
): Exchange {
  return { request, method, url, now: now(), start: performance.now(), cors, tips: undefined };
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain;charset=UTF-8', Connection: 'close' });
  response.end(`${text}\n`);
}
