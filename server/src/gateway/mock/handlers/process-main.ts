/**
 * The process that mock handlers run in, which `dist/cli.js` is on demand. They run in a thread of it, so that the
 * process itself sees whatever they do when the gateway is gone, and ends. A process it is because a thread that wants
 * too much memory at once takes its process down.
 */
import { isMainThread, Worker } from 'node:worker_threads';
import { HANDLERS_PROCESS } from '../../../process-role.ts';
import type { FromHandlers, HandlerProgram, ToHandlers } from './messages.ts';
import { MEMORY_LIMIT_MB } from './outcome.ts';
import { runHandlers } from './run-handlers.ts';

function host(program: HandlerProgram): void {
  const thread = new Worker(__filename, {
    workerData: program,
    argv: [HANDLERS_PROCESS],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  process.on('message', (message: ToHandlers) => thread.postMessage(message));
  thread.on('message', tell);
  thread.on('error', (error: NodeJS.ErrnoException) => {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    tell({ type: 'ended', ending: isMemory ? { why: 'memory' } : { why: 'failed', detail: error.message } });
  });
  thread.on('exit', code => tell({ type: 'ended', ending: { why: 'failed', detail: `exit ${code}` } }));
}

function tell(message: FromHandlers): void {
  if (process.connected) process.send?.(message);
}

if (isMainThread) {
  // The gateway ends it, and gets the signals of a terminal as well.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.once('disconnect', () => process.exit());
  process.once('message', program => host(program as HandlerProgram));
} else {
  runHandlers();
}
