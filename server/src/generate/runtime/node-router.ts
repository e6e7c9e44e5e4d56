import type { IncomingMessage, ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { HttpError } from './http-error.ts';
import { readRequest } from './request-reader.ts';
import { createMatcher, type Match, type RequestContext, type Route } from './routes.ts';
import type { Definitions } from './schema.ts';

export interface RouterOptions {
  /** The largest body, in bytes. 1 MiB unless set. */
  bodyLimit?: number;
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

/** Answers requests by the first route that fits; `definitions` are the schemas that the routes refer to. */
export function createRequestListener(
  routes: readonly Route[],
  definitions: Definitions,
  options: RouterOptions,
): RequestListener {
  const matchesOf = createMatcher(routes);

  async function answer(match: Match, context: RequestContext, query: string): Promise<void> {
    try {
      const limit = options.bodyLimit ?? 2 ** 20;
      const request = await readRequest(match, context.req, new URLSearchParams(query), definitions, limit);
      send(context.res, 200, (await match.route.handle(request, context)) ?? null);
    } catch (error) {
      if (!(error instanceof HttpError)) {
        throw error;
      }
      refuse(context.res, error);
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
      refuse(res, new HttpError(404, 'not-found', 'No operation has this path.'));
    } else {
      const methods = matches.has('GET') ? new Set([...matches.keys(), 'HEAD']) : matches.keys();
      res.setHeader('Allow', [...methods].sort().join(', '));
      refuse(res, new HttpError(405, 'method-not-allowed', 'The operation of this path has another method.'));
    }
  };
}

function contextOf({ operationType }: Route, req: IncomingMessage, res: ServerResponse): RequestContext {
  const controller = new AbortController();
  res.once('close', () => controller.abort());
  return { operationType, req, res, signal: controller.signal };
}

function refuse(res: ServerResponse, { status, code, message, details }: HttpError): void {
  send(res, status, { error: code, message, ...details });
}

function send(res: ServerResponse, status: number, value: unknown): void {
  if (res.headersSent || res.writableEnded || res.destroyed) {
    return;
  }
  const body = Buffer.from(JSON.stringify(value));
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length });
  res.end(body);
}

function report(error: unknown): void {
  process.stderr.write(`${inspect(error)}\n`);
}
