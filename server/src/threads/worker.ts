/** The script of all threads, which starts the work that it is given. It becomes `dist/worker.js`. */
import { workerData } from 'node:worker_threads';
import type { Work, WorkStart } from './start-thread.ts';

const WORKS: Record<Work, () => Promise<unknown>> = {
  import: () => import('../import/import-worker.ts'),
  'log-report': () => import('../logs/report/thread/report-worker.ts'),
};

void WORKS[(workerData as WorkStart).work]();
