/**
 * Makes a report of logs in a thread of its own: logs of hundreds of megabytes take seconds.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { setLanguage } from '../../../locale.ts';
import { catalogueTexts } from '../../explain/code-texts.ts';
import { ReportSession } from '../report-session.ts';
import { isSystemError } from '../system-error.ts';
import type { FromThread, ThreadStart, ToThread } from './messages.ts';

setLanguage((workerData as ThreadStart).language);

const session = new ReportSession({
  texts: catalogueTexts,
  tell: view => send({ type: 'view', view }),
  // A mistake of ours is the thread's "error" event.
  failed: error => setImmediate(() => Promise.reject(error)),
});

parentPort?.on('message', (message: ToThread) => {
  if (message.type === 'order') session.order(message.order);
  else void answer(message);
});

async function answer({ id, name, params }: ToThread & { type: 'ask' }): Promise<void> {
  try {
    send({ type: 'answer', id, result: await session.ask(name, params) });
  } catch (error) {
    // Logs go away, and systems say so.
    if (!isSystemError(error)) throw error;
    send({ type: 'refusal', id, message: error.message });
  }
}

function send(message: FromThread): void {
  parentPort?.postMessage(message);
}
