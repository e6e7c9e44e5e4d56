/** Whether work is still wanted. The tokens of VS Code and of the language server's protocol are such, too. */
export interface CancellationSignal {
  readonly isCancellationRequested: boolean;
}

/** Thrown when work stopped because it was asked to. */
export class CancelledError extends Error {
  override name = 'CancelledError';
}

/**
 * Ends work that is not wanted any more.
 * @param token of whoever may cancel it; without one nobody can
 * @throws CancelledError
 */
export function throwIfCancelled(token: CancellationSignal | undefined): void {
  if (token?.isCancellationRequested) throw new CancelledError();
}

/** Whether work stopped because it was asked to. By name: `reader.js` is a bundle with classes of its own. */
export function isCancelledError(error: unknown): boolean {
  return error instanceof Error && error.name === 'CancelledError';
}
