import type { ChildProcess } from 'node:child_process';
import type { FromHandlers } from './messages.ts';
import type { Ending, LoadReport } from './outcome.ts';

/** How long all modules together may take to load, the start of the process left out. Our choice. */
export const LOAD_MS = 5000;

/**
 * What comes of loading in a process.
 * @param ended resolves when the process does not answer any more
 * @param late has to see to that, because loading takes too long
 */
export function loadReport(child: ChildProcess, ended: Promise<Ending>, late: () => void): Promise<LoadReport> {
  const report: LoadReport = { loaded: new Map(), broken: new Map() };
  let file = '';
  return new Promise(resolve => {
    let timer: NodeJS.Timeout | undefined;
    const finish = (early?: LoadReport['ended']) => {
      clearTimeout(timer);
      resolve({ ...report, ...(early && { ended: early }) });
    };
    child.on('message', (message: FromHandlers) => {
      if (message.type === 'loading') {
        file = message.file;
        timer ??= setTimeout(late, LOAD_MS);
      }
      if (message.type === 'loaded') report.loaded.set(message.file, message.methods);
      if (message.type === 'broken') report.broken.set(message.file, message.error);
      if (message.type === 'ready') finish();
    });
    void ended.then(ending => finish({ file, ending }));
  });
}
