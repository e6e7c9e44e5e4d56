import type { CancellationToken } from 'vscode-languageserver';
import { CancelledError } from '../cancellation.ts';
import { currentLanguage } from '../locale.ts';
import { startThread } from '../threads/start-thread.ts';
import { ImportError } from './import-error.ts';
import type { ImportPlan, ImportRequest } from './plan-import.ts';

/** What the thread is started with. */
export interface WorkerTask {
  request: ImportRequest;
  /** Of what it says. */
  language: string;
}

/** What it answers, once. A refusal is the message of an `ImportError`, whose class does not survive the way. */
export type WorkerAnswer = { plan: ImportPlan } | { refusal: string };

/**
 * `planImport` in a thread of its own, so that a server answers others meanwhile, and that it can be ended at any moment.
 * @throws ImportError when the sources cannot be read
 * @throws CancelledError
 */
export async function planImportInThread(request: ImportRequest, token: CancellationToken): Promise<ImportPlan> {
  const task: WorkerTask = { request, language: currentLanguage() };
  const worker = startThread('import', task);
  const answer = new Promise<WorkerAnswer>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new CancelledError()));
  });
  const subscription = token.onCancellationRequested(() => void worker.terminate());
  try {
    const answered = await answer;
    if ('plan' in answered) return answered.plan;
    throw new ImportError(answered.refusal);
  } finally {
    subscription.dispose();
    await worker.terminate();
  }
}
