import { type CancellationSignal, CancelledError } from '../files/write-files.ts';

export function throwIfCancelled(token: CancellationSignal | undefined): void {
  if (token?.isCancellationRequested) throw new CancelledError();
}

/** Whether work stopped because it was asked to. By name: `reader.js` is a bundle with classes of its own. */
export function isCancelledError(error: unknown): boolean {
  return error instanceof Error && error.name === 'CancelledError';
}
