import { parentPort, workerData } from 'node:worker_threads';
import { describeThrown } from './describe-thrown.ts';
import { handlerContext } from './handler-context.ts';
import type { FromHandlers, HandlerProgram, ToHandlers } from './messages.ts';
import { methodsOf } from './methods-of.ts';
import { moduleLoader } from './module-loader.ts';
import type { Outcome } from './outcome.ts';
import { reviveDates } from './revive-dates.ts';

type Handler = Record<string, (request: unknown) => unknown>;

/** Loads the handlers of this thread's program and then answers calls of them. */
export function runHandlers(): void {
  const { modules, entries } = workerData as HandlerProgram;
  const { context, parse, date } = handlerContext(line => tell({ type: 'console', ...line }));
  const load = moduleLoader(modules, context, parse);
  const handlers = new Map<string, Handler>();
  process.on('uncaughtException', error => tell({ type: 'stray', error: describeThrown(error) }));
  process.on('unhandledRejection', error => tell({ type: 'stray', error: describeThrown(error) }));
  parentPort?.on('message', (message: ToHandlers) => {
    if (message.type === 'call') {
      const { id, file, method, request, dates } = message;
      const argument = request === undefined ? undefined : reviveDates(parse(request), dates, date);
      const call = async () => handlers.get(file)?.[method]?.(argument);
      void outcomeOf(call).then(outcome => tell({ type: 'outcome', id, outcome }));
    } else {
      tell({ type: 'pong' });
    }
  });
  for (const file of entries) {
    tell({ type: 'loading', file });
    try {
      const handler = (load(file) as { default?: unknown }).default;
      handlers.set(file, handler as Handler);
      tell({ type: 'loaded', file, methods: methodsOf(handler) });
    } catch (error) {
      tell({ type: 'broken', file, error: describeThrown(error) });
    }
  }
  tell({ type: 'ready' });
}

async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  let result: unknown;
  try {
    result = await call();
  } catch (error) {
    return { kind: 'threw', error: describeThrown(error) };
  }
  try {
    return { kind: 'answered', body: toJson(result) };
  } catch (error) {
    return { kind: 'not-json', detail: describeThrown(error).message };
  }
}

/** A method that resolves to nothing answers `null`. */
function toJson(result: unknown): string {
  const body: string | undefined = JSON.stringify(result === undefined ? null : result);
  if (body === undefined) throw new TypeError(typeof result);
  return body;
}

function tell(message: FromHandlers): void {
  parentPort?.postMessage(message);
}
