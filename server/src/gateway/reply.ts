import type { ServerResponse } from 'node:http';
import * as l10n from '@vscode/l10n';
import { deliver } from './delivery.ts';
import { endTogether } from './end-together.ts';
import type { GatewayListener } from './events.ts';
import type { Journal } from './journal/journal.ts';
import { isWorthPacking, packAnswer } from './pack-answer.ts';
import { type Answer, encodeAnswer, type MgwRequest, refuse } from './wire.ts';

/** One request on its way, for the journal and the event that tells of it. */
export interface Exchange {
  request: MgwRequest;
  method: string;
  /** With the query. */
  url: string;
  /** When it came, epoch milliseconds. */
  now: number;
  /** The same by `performance.now`. */
  start: number;
  /** Headers of the answer that let a page read it, names and values in turn. */
  cors: string[];
  /** By result code, instead of the catalogue's. */
  tips?: Readonly<Record<string, string>> | undefined;
}

export interface ReplyOptions {
  listener: GatewayListener;
  journal: Journal;
  traceId(now: number): string;
}

/** Sends an answer, packed where that pays and the client takes it, and tells of it. */
export function reply(response: ServerResponse, answer: Answer, exchange: Exchange, options: ReplyOptions): void {
  if (!isWorthPacking(answer)) {
    write(response, answer, exchange, options);
    return;
  }
  packAnswer(answer, exchange.request.rawHeaders, (error, packed) => {
    write(response, error ? explainDefect(error, options.listener) : packed, exchange, options);
  });
}

/** A defect of ours is answered as the unknown error that it is, and the gateway stays. */
export function explainDefect(error: unknown, listener: GatewayListener): Answer {
  listener({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  const hypothesis = l10n.t('The mock gateway itself failed. Its log has more.');
  return refuse({ code: 5000, hypothesis, expected: null, received: null });
}

function write(response: ServerResponse, answer: Answer, exchange: Exchange, options: ReplyOptions): void {
  const { now, cors, tips } = exchange;
  const traceId = options.traceId(now);
  const headers = encodeAnswer(answer, traceId, now, tips);
  if (cors.length > 0) headers.push(...cors);
  const body = answer.sent?.body ?? answer.body;
  if (answer.delivery) {
    const writeHead = () => void response.writeHead(200, headers);
    deliver(response, answer.delivery, body, writeHead, () => note(answer, headers, traceId, exchange, options));
    return;
  }
  response.writeHead(200, headers);
  endTogether(response, body);
  note(answer, headers, traceId, exchange, options);
}

function note(
  answer: Answer,
  answerHeaders: string[],
  traceId: string,
  { request, method, url, now, start }: Exchange,
  { listener, journal }: ReplyOptions,
): void {
  const { code, explanation, operationType = request.operationType, backendCalls } = answer;
  const ms = performance.now() - start;
  listener({ kind: 'answered', operationType, code, traceId, ms, hypothesis: explanation?.hypothesis });
  journal.add({
    at: now,
    ms,
    method,
    url,
    requestHeaders: request.rawHeaders,
    requestBody: 'bytes' in request.body ? request.body.bytes : undefined,
    answerHeaders,
    answerBody: answer.body,
    operationType,
    code,
    traceId,
    explanation,
    backendCalls,
  });
}
