import type { IncomingMessage, ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { HttpError, Refusal, RpcError } from './http-error.ts';
import { encodePercent } from './percent.ts';
import { readBody } from './request-body.ts';
import { readRequest } from './request-reader.ts';
import { createMatcher, type Match, type RequestContext, type Route } from './routes.ts';
import type { Definitions } from './schema.ts';
import { createSignatureCheck, type SignatureOptions } from './signature-check.ts';

export interface RouterOptions {
  /** The largest body, in bytes. 1 MiB unless set. */
  bodyLimit?: number;
  /** Which signatures of the gateway are accepted. Unless set, none is asked for. */
  signature?: SignatureOptions;
  /**
   * Told of errors that handlers throw and that are no `HttpError`; the caller sees "internal-error" only. Unless set,
   * they are written to stderr.
   */
  onError?: (error: unknown, context: RequestContext) => void;
}

/**
 * A request listener for `http.createServer`, which is Express middleware too: with `next`, what it has no route for
 * is left to others.
 */
export type RequestListener = (req: IncomingMessage, res: ServerResponse, next?: () => void) => void;

/**
 * Answers requests by the first route that fits; `definitions` are the schemas that the routes refer to.
 * @throws Error when a key of `options.signature` cannot verify
 */
export function createRequestListener(
  routes: readonly Route[],
  definitions: Definitions,
  options: RouterOptions,
): RequestListener {
  const matchesOf = createMatcher(routes);
  const limit = options.bodyLimit ?? 2 ** 20;
  const checkSignature = options.signature && createSignatureCheck(options.signature);

  async function answer(match: Match, context: RequestContext, query: string): Promise<void> {
    const { route } = match;
    const { req, res } = context;
    try {
      const hasBody = route.method === 'POST' || route.method === 'PUT';
      const isRead = hasBody && (route.request !== undefined || checkSignature !== undefined);
      const body = isRead ? await readBody(req, limit) : undefined;
      checkSignature?.(req, body);
      const request = readRequest(match, body, new URLSearchParams(query), definitions);
      send(res, 200, (await route.handle(request, context)) ?? null);
    } catch (error) {
      if (!(error instanceof HttpError)) {
        throw error;
      }
      refuse(res, error);
    }
  }

  function fail(error: unknown, context: RequestContext): void {
    (options.onError ?? report)(error, context);
    refuse(context.res, new HttpError(500, 'internal-error', 'The operation failed.'));
  }

  return (req, res, next) => {
    const [path = '/', query = ''] = (req.url ?? '/').split(/\?(.*)/s);
    const matches = matchesOf(path);
    const match = matches.get(req.method ?? '') ?? (req.method === 'HEAD' ? matches.get('GET') : undefined);
    if (match !== undefined) {
      const context = contextOf(match.route, req, res);
      answer(match, context, query).catch(error => fail(error, context));
    } else if (next !== undefined) {
      next();
    } else if (matches.size === 0) {
      refuse(res, new Refusal(404, 'not-found', 'No operation has this path.', 6000));
    } else {
      const methods = matches.has('GET') ? new Set([...matches.keys(), 'HEAD']) : matches.keys();
      res.setHeader('Allow', [...methods].sort().join(', '));
      refuse(res, new Refusal(405, 'method-not-allowed', 'The operation of this path has another method.', 6001));
    }
  };
}

function contextOf({ operationType }: Route, req: IncomingMessage, res: ServerResponse): RequestContext {
  const controller = new AbortController();
  res.once('close', () => controller.abort());
  return { operationType, req, res, signal: controller.signal };
}

function refuse(res: ServerResponse, error: HttpError): void {
  const { status, code, message, details } = error;
  send(res, status, { error: code, message, ...details }, gatewayHeaders(error));
}

/** What the gateway makes of an error. It writes memo and tips the same way itself (documented sample AY/184013). */
function gatewayHeaders(error: HttpError): Record<string, string> {
  return {
    ...(error.resultStatus !== undefined && { 'Result-Status': String(error.resultStatus) }),
    ...(error instanceof RpcError && { Memo: encodePercent(error.memo), Tips: encodePercent(error.tips) }),
  };
}

function send(res: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}): void {
  if (res.headersSent || res.writableEnded || res.destroyed) {
    return;
  }
  const body = Buffer.from(JSON.stringify(value));
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    ...headers,
  });
  res.end(body);
}

function report(error: unknown): void {
  process.stderr.write(`${inspect(error)}\n`);
}
