/** The part of `AbortSignal` that calls need. Mini programs have none of their own, so any object like this will do. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** What an aborted call rejects with: the signal's reason, as `fetch` does it, or an `AbortError` when it has none. */
export function abortReason(signal: AbortSignalLike): unknown {
  return signal.reason ?? Object.assign(new Error('The call was aborted.'), { name: 'AbortError' });
}
