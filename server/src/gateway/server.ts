import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { VERSION } from '../version.ts';
import { ADMIN_PATH } from './admin/admin.ts';
import { gatewayRoutes } from './admin/gateway-routes.ts';
import { mockRoutes } from './admin/mock-routes.ts';
import type { AnswerContext } from './answer.ts';
import { answerClientError } from './client-error.ts';
import type { GatewayListener } from './events.ts';
import { createHandler } from './handler.ts';
import { Journal } from './journal/journal.ts';
import { journalRoutes } from './journal/journal-routes.ts';
import { secretField } from './journal/redact.ts';
import { LIMITS, type Limits } from './limits.ts';
import { HOST, listen } from './listen.ts';
import { replayRequest } from './replay.ts';
import { countEvents } from './statistics.ts';
import { createTraceIds } from './trace-id.ts';
import { GATEWAY_PATH } from './wire.ts';

export interface ServerOptions {
  /** 0 picks a free one. */
  port: number;
  /** What answers are made from now. */
  context(): AnswerContext;
  listener: GatewayListener;
  limits?: Partial<Limits>;
  /** The gateway's clock, epoch milliseconds. */
  now?: () => number;
}

export interface GatewayServer {
  port: number;
  /** `http://127.0.0.1:8680/mgw.htm`. */
  url: string;
  adminUrl: string;
  adminToken: string;
  /** Resolves when the gateway has stopped, whoever asked for it. */
  closed: Promise<void>;
  /** Takes no more requests, lets answers finish for a moment, then ends every connection. */
  close(): Promise<void>;
}

/**
 * Serves `POST /mgw.htm` on 127.0.0.1.
 * @throws GatewayStartError when the port cannot be had
 */
export async function openServer(options: ServerOptions): Promise<GatewayServer> {
  const limits = { ...LIMITS, ...options.limits };
  const adminToken = randomBytes(32).toString('hex');
  const traceId = createTraceIds(HOST);
  const { statistics, listener } = countEvents(options.listener);
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    connectionsCheckingInterval: Math.min(1000, limits.requestTimeoutMs),
  });
  const closed = new Promise<void>(resolve => server.once('close', resolve));
  const close = () => stop(server, limits.stopMs, closed);
  server.maxConnections = limits.connections;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => answerClientError(error, socket, traceId));
  const { context, now = Date.now } = options;
  const journal = new Journal();
  let origin = '';
  const adminRoutes = [
    ...gatewayRoutes({ status: () => ({ ...describeContext(context()), ...statistics }), stop: () => void close() }),
    ...mockRoutes(context, journal),
    ...journalRoutes({
      journal,
      isSecret: () => secretField(context().settings.secretFields),
      origin: () => origin,
      version: VERSION,
      replay: entry => replayRequest(entry, origin + GATEWAY_PATH, context().settings.secret, now()),
    }),
  ];
  const { bodyBytes } = limits;
  server.on('request', createHandler({ context, listener, now, traceId, bodyBytes, adminToken, adminRoutes, journal }));
  const port = await listen(server, options.port);
  origin = `http://${HOST}:${port}`;
  return { port, url: origin + GATEWAY_PATH, adminUrl: origin + ADMIN_PATH, adminToken, closed, close };
}

async function stop(server: Server, graceMs: number, closed: Promise<void>): Promise<void> {
  if (!server.listening) return closed;
  server.close();
  server.closeIdleConnections();
  // A connection whose last answer is out would stay open for the next request, which there must not be.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(timer);
}

function describeContext({ settings, contract }: AnswerContext) {
  const { services, unreadable } = contract.model;
  return { auth: settings.auth, services: services.length, operations: contract.operations.size, unreadable };
}
