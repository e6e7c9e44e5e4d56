import * as l10n from '@vscode/l10n';
import type { BackendCall } from './backend-call.ts';
import { TimeoutError } from './exchange.ts';
import type { Explanation } from './explanation.ts';

/** Why no answer came from the backend: 4001, 4002 or 4003 (documented AY/64260). */
export function explainFailure(
  error: NodeJS.ErrnoException,
  base: URL,
  { method, shownPath }: BackendCall,
  timeoutMs: number,
): Explanation {
  const expected = `${method} ${base.origin}${shownPath}`;
  if (error instanceof TimeoutError) {
    const hypothesis = l10n.t(
      'The backend did not answer within {0} ms. Raise @timeout, or look why it takes so long.',
      timeoutMs,
    );
    return { code: 4001, hypothesis, expected, received: null };
  }
  const received = error.code ?? error.message;
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') {
    const hypothesis = l10n.t('The host {0} of gateway.backend.url is not known.', base.hostname);
    return { code: 4003, hypothesis, expected, received };
  }
  const hypothesis = l10n.t(
    'The backend at {0} cannot be reached: {1}. Start it, or correct gateway.backend.url.',
    base.origin,
    received,
  );
  return { code: 4002, hypothesis, expected, received };
}
