import type { CancellationSignal } from '../cancellation.ts';

/**
 * Cancelled by the first Ctrl-C or polite end; a second one ends the process at once, as usual.
 * @param stop ends what would otherwise wait on
 */
export function interruption(stop?: () => void): CancellationSignal {
  const state = { isCancellationRequested: false };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      state.isCancellationRequested = true;
      stop?.();
    });
  }
  return state;
}
