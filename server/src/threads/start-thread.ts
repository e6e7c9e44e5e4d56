import { Worker, type WorkerOptions } from 'node:worker_threads';
import { installed } from '../files/installed.ts';

/** What threads do: the names of their scripts in `worker.ts`. */
export type Work = 'import' | 'log-report';

/** What the script of a thread is given, beside what is its work's own. */
export interface WorkStart {
  work: Work;
}

/** Starts a thread. @param data what its script finds in `workerData` */
export function startThread(work: Work, data: object, options: WorkerOptions = {}): Worker {
  const script = installed('dist/worker.js');
  if (!script) throw new Error('dist/worker.js is missing.');
  return new Worker(script, { ...options, workerData: { ...data, work } satisfies WorkStart });
}
