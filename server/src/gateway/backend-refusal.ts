import * as l10n from '@vscode/l10n';
import { resultCode } from '../catalog/result-codes.ts';
import { inLanguage } from '../locale.ts';
import type { BackendCall } from './backend-call.ts';
import type { BackendRequest } from './backend-request.ts';
import { explainSignatureRefusal } from './backend-signature/explain-refusal.ts';
import type { Reply } from './exchange.ts';
import { decodePercent } from './percent.ts';
import { type Answer, refuse } from './wire.ts';

/** Of memo and tips, so that they fit into headers beside the explanation. */
const TEXT_LENGTH = 300;

/**
 * What the gateway makes of an answer of another HTTP status than 2xx: the business code that its header `Result-Status`
 * names, else 4002. That header is our choice, for mPaaS documents these codes of MPC and Dubbo only (AY/64260); generated
 * servers send it.
 * @param key that the request was signed with, if it was
 */
export function fromRefusal(reply: Reply, call: BackendCall, request: BackendRequest, key: string | undefined): Answer {
  const { status, headers, body } = reply;
  const { method, shownPath } = call;
  const received = { status, body: body.toString() };
  const known = resultCode(Number(headers['result-status']));
  if (known?.side === 'business') {
    const { code, title } = known;
    const hypothesis = l10n.t(
      'The backend answered {0} {1} with {2}: {3}.',
      method,
      shownPath,
      code,
      inLanguage(title),
    );
    const texts = { ...textOf('memo', headers.memo), ...textOf('tips', headers.tips) };
    return { ...refuse({ code, hypothesis, expected: '2xx', received }), ...texts };
  }
  const hypothesis = l10n.t('The backend answered {0} {1} with HTTP status {2}.', method, shownPath, status);
  const details = explainSignatureRefusal(reply, request, key);
  return refuse({ code: 4002, hypothesis, expected: '2xx', received, ...details });
}

/** The catalogue's text stands for one that the backend leaves empty. */
function textOf(name: 'memo' | 'tips', header: string | string[] | undefined): Pick<Answer, 'memo' | 'tips'> {
  const text = decodePercent(String(header ?? '')).slice(0, TEXT_LENGTH);
  return text === '' ? {} : { [name]: text };
}
