import http from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { Json, Operation } from '../contracts/model.ts';
import { fromSuccess } from './backend-answer.ts';
import { BackendCall } from './backend-call.ts';
import { explainFailure } from './backend-failure.ts';
import { backendHeaders } from './backend-headers.ts';
import { fromRefusal } from './backend-refusal.ts';
import { type BackendRequest, toBackendRequest } from './backend-request.ts';
import { exchange } from './exchange.ts';
import type { Explanation } from './explanation.ts';
import type { Settings } from './settings.ts';
import { type Answer, refuse } from './wire.ts';

/** The precedence ends here: API, then group or system, then 3000 ms. Documented AY/64260. */
export const DEFAULT_TIMEOUT_MS = 3000;
/** More than a phone would take; the documented limit for clients is 200 KB (AY/64306). Our choice. */
const ANSWER_LIMIT = 8 * 1024 * 1024;

/** What a config says of requests to the backend. */
export type BackendSettings = Partial<Pick<Settings, 'backendSigner' | 'backendHeaders' | 'secretFields'>>;

/** The business system behind the gateway. */
export interface Backend {
  /**
   * Calls an operation by its `@http`. Never rejects: what goes wrong is 4001, 4002 or 4003 (AY/64260), or the business
   * code that the backend names.
   * @param rawHeaders of the client's request, names and values in turn
   * @returns with what was sent and came back, unless nothing was sent
   */
  call(
    operation: Operation,
    request: Json | undefined,
    rawHeaders: readonly string[],
    settings?: BackendSettings,
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
  const connection = { ...urlToHttpOptions(base), agent };
  // Not put into a URL together with paths, which would resolve dots in them and so change what was asked for.
  const prefix = base.pathname.replace(/\/$/, '');
  let underWay = 0;
  let isRetired = false;
  const closeWhenIdle = () => {
    if (isRetired && underWay === 0) agent.destroy();
  };
  return {
    async call(operation, argument, rawHeaders, settings = {}) {
      const { backendSigner: signer, backendHeaders: rules, secretFields } = settings;
      const prepared = toBackendRequest(operation, argument);
      if ('refused' in prepared) return refuse(prepared.refused);
      if (signer && 'problem' in signer) return refuse(unsigned(signer.problem));
      const request = { ...prepared, path: prefix + prepared.path };
      const timeoutMs = operation.timeoutMs ?? DEFAULT_TIMEOUT_MS;
      const call = new BackendCall(base.origin, request, operation.http.path, rules?.secret, secretFields);
      const onAgain = () => {
        call.attempts++;
      };
      underWay++;
      try {
        const { method, path, body } = request;
        const headers = { ...backendHeaders(rawHeaders, rules), ...ownHeaders(request), ...signer?.sign(request) };
        call.headers = headers;
        const reply = await exchange({ ...connection, method, path, headers }, body, ANSWER_LIMIT, timeoutMs, onAgain);
        call.answered(reply);
        const isSuccess = reply.status >= 200 && reply.status <= 299;
        return withCall(
          isSuccess ? fromSuccess(reply, call, operation) : fromRefusal(reply, call, request, signer?.key),
          call,
        );
      } catch (error) {
        const failure = explainFailure(error as NodeJS.ErrnoException, base, call, timeoutMs);
        call.failed(failure);
        return withCall(refuse(failure), call);
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

/** An answer has just been made, and nobody else has it. */
function withCall(answer: Answer, call: BackendCall): Answer {
  answer.backendCalls = [call];
  return answer;
}

/** A backend that checks signatures would refuse it, and say less. */
function unsigned(hypothesis: string): Explanation {
  return { code: 4002, hypothesis, expected: 'X-Mgs-Proxy-Signature', received: null };
}

function ownHeaders({ body, isForm }: BackendRequest): Record<string, string> {
  if (body === undefined) return { Accept: 'application/json' };
  return {
    Accept: 'application/json',
    'Content-Type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
  };
}
