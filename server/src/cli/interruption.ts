import type { CancellationSignal } from '../files/write-files.ts';

/** Cancelled by the first Ctrl-C or polite end; a second one ends the process at once, as usual. */
export function interruption(): CancellationSignal {
  const state = { isCancellationRequested: false };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      state.isCancellationRequested = true;
    });
  }
  return state;
}
