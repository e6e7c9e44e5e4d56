import { isUtf8 } from 'node:buffer';
import http, { type RequestOptions } from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import * as l10n from '@vscode/l10n';
import type { Json, Operation } from '../contracts/model.ts';
import { backendHeaders } from './backend-headers.ts';
import { type BackendRequest, toBackendRequest } from './backend-request.ts';
import type { BackendSigner } from './backend-signature/backend-signer.ts';
import { exchange, type Reply } from './exchange.ts';
import type { Explanation } from './explanation.ts';
import { type Answer, refuse } from './wire.ts';

/** The precedence ends here: API, then group or system, then 3000 ms. Documented AY/64260. */
export const DEFAULT_TIMEOUT_MS = 3000;
/** More than a phone would take; the documented limit for clients is 200 KB (AY/64306). Our choice. */
const ANSWER_LIMIT = 8 * 1024 * 1024;

/** The business system behind the gateway. */
export interface Backend {
  /**
   * Calls an operation by its `@http`. Never rejects: what goes wrong is 4001, 4002 or 4003 (AY/64260).
   * @param rawHeaders of the client's request, names and values in turn
   * @param signer what the request is signed with, if it is
   */
  call(
    operation: Operation,
    request: Json | undefined,
    rawHeaders: readonly string[],
    signer?: BackendSigner,
  ): Promise<Answer>;
  /** Ends its connections, and the calls under way with them. */
  close(): void;
  /** Ends its connections as soon as no call is under way: another backend takes over. */
  retire(): void;
}

/** @param baseUrl `http://127.0.0.1:3000`, with a path in front of all others if it has one */
export function createBackend(baseUrl: string): Backend {
  const base = new URL(baseUrl);
  const agent = new (base.protocol === 'https:' ? https : http).Agent({ keepAlive: true });
  let underWay = 0;
  let isRetired = false;
  const closeWhenIdle = () => {
    if (isRetired && underWay === 0) agent.destroy();
  };
  return {
    async call(operation, request, rawHeaders, signer) {
      const prepared = toBackendRequest(operation, request);
      if ('refused' in prepared) return refuse(prepared.refused);
      if (signer && 'problem' in signer) return refuse(unsigned(signer.problem));
      const timeoutMs = operation.timeoutMs ?? DEFAULT_TIMEOUT_MS;
      underWay++;
      try {
        const target = targetOf(base, prepared);
        const signature = signer?.sign({ ...target, ...(prepared.body !== undefined && { body: prepared.body }) });
        const headers = { ...backendHeaders(rawHeaders), ...ownHeaders(prepared), ...signature };
        const signal = AbortSignal.timeout(timeoutMs);
        const options: RequestOptions = { ...urlToHttpOptions(base), ...target, headers, agent, signal };
        return toAnswer(await exchange(options, prepared.body, ANSWER_LIMIT), operation, prepared);
      } catch (error) {
        return refuse(explainFailure(error as NodeJS.ErrnoException, base, prepared, timeoutMs));
      } finally {
        underWay--;
        closeWhenIdle();
      }
    },
    close: () => agent.destroy(),
    retire() {
      isRetired = true;
      closeWhenIdle();
    },
  };
}

/** The path is not put into a URL, which would resolve dots in it and so change what was asked for. */
function targetOf(base: URL, { method, path }: BackendRequest): { method: string; path: string } {
  return { method, path: base.pathname.replace(/\/$/, '') + path };
}

/** A backend that checks signatures would refuse it, and say less. */
function unsigned(hypothesis: string): Explanation {
  return { code: 4002, hypothesis, expected: 'X-Mgs-Proxy-Signature', received: null };
}

function ownHeaders({ body }: BackendRequest): Record<string, string> {
  return { Accept: 'application/json', ...(body !== undefined && { 'Content-Type': 'application/json' }) };
}

function toAnswer({ status, body }: Reply, operation: Operation, { method, path }: BackendRequest): Answer {
  const received = { status, body: body.toString() };
  if (status < 200 || status > 299) {
    const hypothesis = l10n.t('The backend answered {0} {1} with HTTP status {2}.', method, path, status);
    return refuse({ code: 4002, hypothesis, expected: '2xx', received });
  }
  if (body.length === 0) return { code: 1000, body: 'null' };
  const json = isUtf8(body) ? toJson(body.toString(), operation) : undefined;
  if (json !== undefined) return { code: 1000, body: json };
  const hypothesis = l10n.t('The backend answered {0} {1} with what is no JSON in UTF-8.', method, path);
  return refuse({ code: 4002, hypothesis, expected: 'application/json', received });
}

/** Where the contract has a text, a backend may send it as it is. */
function toJson(body: string, { result }: Operation): string | undefined {
  const isText = result?.kind === 'string';
  try {
    const value: Json = JSON.parse(body);
    return isText && typeof value !== 'string' ? JSON.stringify(body) : body;
  } catch {
    return isText ? JSON.stringify(body) : undefined;
  }
}

function explainFailure(error: NodeJS.ErrnoException, base: URL, { method, path }: BackendRequest, timeoutMs: number) {
  const expected = `${method} ${base.origin}${path}`;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') {
    const hypothesis = l10n.t(
      'The backend did not answer within {0} ms. Raise @timeout, or look why it takes so long.',
      timeoutMs,
    );
    return { code: 4001, hypothesis, expected, received: null };
  }
  const received = error.code ?? error.message;
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') {
    const hypothesis = l10n.t('The host {0} of gateway.backend.url is not known.', base.hostname);
    return { code: 4003, hypothesis, expected, received };
  }
  const hypothesis = l10n.t(
    'The backend at {0} cannot be reached: {1}. Start it, or correct gateway.backend.url.',
    base.origin,
    received,
  );
  return { code: 4002, hypothesis, expected, received };
}
