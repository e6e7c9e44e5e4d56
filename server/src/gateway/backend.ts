import { isUtf8 } from 'node:buffer';
import http from 'node:http';
import https from 'node:https';
import * as l10n from '@vscode/l10n';
import type { Json, Operation } from '../contracts/model.ts';
import { type BackendRequest, toBackendRequest } from './backend-request.ts';
import { type Answer, refuse } from './wire.ts';

/** The precedence ends here: API, then group or system, then 3000 ms. Documented AY/64260. */
const DEFAULT_TIMEOUT_MS = 3000;
/** More than a phone would take; the documented limit for clients is 200 KB (AY/64306). Our choice. */
const ANSWER_LIMIT = 8 * 1024 * 1024;

/** The business system behind the gateway. */
export interface Backend {
  /** Calls an operation by its `@http`. Never rejects: what goes wrong is 4001, 4002 or 4003 (AY/64260). */
  call(operation: Operation, request: Json | undefined): Promise<Answer>;
  /** Ends its connections. */
  close(): void;
}

/** @param baseUrl `http://127.0.0.1:3000`, with a path in front of all others if it has one */
export function createBackend(baseUrl: string): Backend {
  const base = new URL(baseUrl);
  const transport = base.protocol === 'https:' ? https : http;
  const agent = new transport.Agent({ keepAlive: true });
  return {
    async call(operation, request) {
      const prepared = toBackendRequest(operation, request);
      if ('refused' in prepared) return refuse(prepared.refused);
      const timeoutMs = operation.timeoutMs ?? DEFAULT_TIMEOUT_MS;
      try {
        const reply = await send(transport, agent, base, prepared, AbortSignal.timeout(timeoutMs));
        return toAnswer(reply, operation, prepared);
      } catch (error) {
        return refuse(explainFailure(error as NodeJS.ErrnoException, base, prepared, timeoutMs));
      }
    },
    close: () => agent.destroy(),
  };
}

interface Reply {
  status: number;
  body: Buffer;
}

function send(
  transport: typeof http | typeof https,
  agent: http.Agent,
  base: URL,
  { method, path, body }: BackendRequest,
  signal: AbortSignal,
): Promise<Reply> {
  const { hostname, port } = base;
  // Not as a URL, which would resolve dots in the path and so change what was asked for.
  const options = {
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    method,
    agent,
    signal,
    path: base.pathname.replace(/\/$/, '') + path,
  };
  const headers = { Accept: 'application/json', ...(body !== undefined && { 'Content-Type': 'application/json' }) };
  return new Promise((resolve, reject) => {
    const outgoing = transport.request({ ...options, headers }, incoming => {
      const chunks: Buffer[] = [];
      let length = 0;
      incoming.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > ANSWER_LIMIT)
          outgoing.destroy(new Error(l10n.t('its answer is larger than {0} bytes', ANSWER_LIMIT)));
        else chunks.push(chunk);
      });
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks) }));
      incoming.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function toAnswer({ status, body }: Reply, operation: Operation, { method, path }: BackendRequest): Answer {
  const received = { status, body: body.toString() };
  if (status < 200 || status > 299) {
    const hypothesis = l10n.t('The backend answered {0} {1} with HTTP status {2}.', method, path, status);
    return refuse({ code: 4002, hypothesis, expected: '2xx', received });
  }
  if (body.length === 0) return { code: 1000, body: 'null' };
  if (isUtf8(body) && isJson(body.toString())) return { code: 1000, body: body.toString() };
  if (isUtf8(body) && operation.result?.kind === 'string') return { code: 1000, body: JSON.stringify(body.toString()) };
  const hypothesis = l10n.t('The backend answered {0} {1} with what is no JSON in UTF-8.', method, path);
  return refuse({ code: 4002, hypothesis, expected: 'application/json', received });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
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
