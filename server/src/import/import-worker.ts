/** Plans an import in a thread of its own: large documents take many seconds. */
import { parentPort, workerData } from 'node:worker_threads';
import { setLanguage } from '../locale.ts';
import { ImportError } from './import-error.ts';
import type { WorkerAnswer, WorkerTask } from './import-thread.ts';
import { planImport } from './plan-import.ts';

async function plan({ request, language }: WorkerTask): Promise<WorkerAnswer> {
  setLanguage(language);
  try {
    return { plan: await planImport(request) };
  } catch (error) {
    if (error instanceof ImportError) return { refusal: error.message };
    throw error;
  }
}

// What is thrown is the thread's "error" event.
void plan(workerData as WorkerTask).then(answer => parentPort?.postMessage(answer));
