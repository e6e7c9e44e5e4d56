import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import * as l10n from '@vscode/l10n';
import { ADMIN_PATH, type AdminActions, answerAdmin } from './admin.ts';
import { type AnswerContext, answer } from './answer.ts';
import type { GatewayListener } from './events.ts';
import { corsHeaders, isLocalHost, isLocalOrigin, preflightHeaders } from './origins.ts';
import { readBody } from './read-body.ts';
import { type Answer, decodeRequest, encodeAnswer, GATEWAY_PATH, type MgwRequest, refuse } from './wire.ts';

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
    route(request, response, options).catch(error => {
      options.listener({ kind: 'failed', message: describe(error) });
      response.destroy();
    });
  };
}

async function route(request: IncomingMessage, response: ServerResponse, options: HandlerOptions): Promise<void> {
  const [path = ''] = (request.url ?? '').split('?', 1);
  if (!isLocalHost(request.headers.host)) {
    sendText(response, 403, l10n.t('This gateway answers to its own machine only.'));
  } else if (path.startsWith(`${ADMIN_PATH}/`)) {
    answerAdmin(request, response, options.adminToken, options.admin);
  } else if (path !== GATEWAY_PATH) {
    sendText(response, 404, l10n.t('The gateway is at POST {0}.', GATEWAY_PATH));
  } else if (request.method === 'POST') {
    await serve(request, response, options);
  } else if (request.method === 'OPTIONS') {
    preflight(request, response, options);
  } else {
    response.setHeader('Allow', 'POST, OPTIONS');
    sendText(response, 405, l10n.t('The gateway takes POST, whatever method the backend takes.'));
  }
}

async function serve(request: IncomingMessage, response: ServerResponse, options: HandlerOptions): Promise<void> {
  const start = performance.now();
  const body = await readBody(request, options.bodyBytes);
  if (!body) return;
  const decoded = decodeRequest(request.headers, body);
  const now = options.now();
  const result = await answerOrExplain(decoded, options, now);
  const cors = corsHeaders(request.headers.origin);
  send(response, result, cors, { operationType: decoded.operationType, now, start }, options);
}

/** A defect of ours is answered as the unknown error that it is, and the gateway stays. */
async function answerOrExplain(request: MgwRequest, options: HandlerOptions, now: number): Promise<Answer> {
  try {
    return await answer(request, options.context(), now);
  } catch (error) {
    options.listener({ kind: 'failed', message: describe(error) });
    const hypothesis = l10n.t('The mock gateway itself failed. Its log has more.');
    return refuse({ code: 5000, hypothesis, expected: null, received: null });
  }
}

/** Recorded as 8002 (documented AY/64260). */
function preflight(request: IncomingMessage, response: ServerResponse, options: HandlerOptions): void {
  request.resume();
  const { origin, 'access-control-request-headers': requested } = request.headers;
  const hypothesis = isLocalOrigin(origin)
    ? l10n.t('A browser asks whether the page may call the gateway. It may.')
    : l10n.t('A browser asks whether the page may call the gateway. Only pages of this machine may.');
  const result = refuse({ code: 8002, hypothesis, expected: 'http://localhost', received: origin ?? null });
  const meta = { operationType: '', now: options.now(), start: performance.now() };
  send(response, result, preflightHeaders(origin, requested), meta, options);
}

interface Meta {
  operationType: string;
  now: number;
  /** By `performance.now`. */
  start: number;
}

function send(
  response: ServerResponse,
  result: Answer,
  cors: Record<string, string>,
  { operationType, now, start }: Meta,
  { traceId, listener }: HandlerOptions,
): void {
  const id = traceId(now);
  const length = { 'Content-Length': Buffer.byteLength(result.body) };
  response.writeHead(200, { ...encodeAnswer(result, id, now), ...cors, ...length });
  response.end(result.body);
  const event = { kind: 'answered', operationType, code: result.code, traceId: id } as const;
  const why = result.explanation && { hypothesis: result.explanation.hypothesis };
  listener({ ...event, ms: performance.now() - start, ...why });
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain;charset=UTF-8', Connection: 'close' });
  response.end(`${text}\n`);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
