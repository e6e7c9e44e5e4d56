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

const NO_BODY = { bytes: Buffer.alloc(0) };

/** Answers HTTP requests: `POST /mgw.htm`, its preflight, and the admin endpoints. */
export function createHandler(options: HandlerOptions): RequestListener {
  return (request, response) => {
    const { url = '', method = '', rawHeaders } = request;
    const headers = readHeaders(rawHeaders);
    const line = { method, url };
    if (!isLocalHost(headers.host)) {
      sendText(response, 403, l10n.t('This gateway answers to its own machine only.'));
    } else if (url !== GATEWAY_PATH && !url.startsWith(`${GATEWAY_PATH}?`)) {
      handleOther(request, response, options);
    } else if (method === 'POST') {
      readBody(request, headers.contentEncoding, options.bodyBytes, body => {
        serve({ ...headers, body, rawHeaders }, line, response, options, answerOnWire);
      });
    } else if (method === 'GET' && isQueryCall(url)) {
      request.resume();
      serve({ ...headers, body: { bytes: queryOf(url) }, rawHeaders }, line, response, options, answerQuery);
    } else if (method === 'OPTIONS') {
      request.resume();
      preflight({ ...headers, body: NO_BODY, rawHeaders }, line, response, options);
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

type RequestLine = Pick<Exchange, 'method' | 'url'>;

function serve(
  request: MgwRequest,
  line: RequestLine,
  response: ServerResponse,
  options: HandlerOptions,
  answer: typeof answerOnWire,
): void {
  const cors = corsHeaders(request.origin);
  const exchange: Exchange = { ...line, request, now: options.now(), start: performance.now(), cors };
  const send = (result: Answer) => reply(response, result, exchange, options);
  const fail = (error: unknown) => send(explainDefect(error, options.listener));
  try {
    const context = options.context();
    exchange.tips = context.settings.tips;
    const result = answer(request, context, exchange.now, options.bodyBytes);
    if (result instanceof Promise) result.then(send).catch(fail);
    else send(result);
  } catch (error) {
    fail(error);
  }
}

/** Recorded as 8002 (documented AY/64260). */
function preflight(request: MgwRequest, line: RequestLine, response: ServerResponse, options: HandlerOptions): void {
  const { origin, requestedHeaders } = request;
  const cors = preflightHeaders(origin, requestedHeaders);
  const exchange: Exchange = { ...line, request, now: options.now(), start: performance.now(), cors };
  reply(response, refuse(explainPreflight(origin, requestedHeaders, options.context().settings)), exchange, options);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain;charset=UTF-8', Connection: 'close' });
  response.end(`${text}\n`);
}
