import * as l10n from '@vscode/l10n';

/** Why a call has no answer of a gateway, in words for people. */
export class CallError extends Error {
  override name = 'CallError';

  constructor(
    readonly code: 'invalid-url' | 'unreachable' | 'timeout' | 'cancelled' | 'no-gateway' | 'not-encrypted',
    message: string,
  ) {
    super(message);
  }
}

/** @param signal the caller's own, to tell its cancelling from a timeout */
export function explainCallFailure(error: NodeJS.ErrnoException, url: URL, signal: AbortSignal | undefined): CallError {
  if (signal?.aborted) return new CallError('cancelled', l10n.t('The call was cancelled.'));
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    return new CallError('timeout', l10n.t('{0} did not answer in time.', url.href));
  }
  const reason = error.code ?? error.message;
  if (reason === 'ECONNREFUSED') {
    return new CallError(
      'unreachable',
      l10n.t('Nothing listens at {0}. Start the gateway, or name its URL.', url.href),
    );
  }
  return new CallError('unreachable', l10n.t('{0} cannot be reached: {1}.', url.href, reason));
}
