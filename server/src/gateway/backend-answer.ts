import { isUtf8 } from 'node:buffer';
import * as l10n from '@vscode/l10n';
import type { Json, Operation } from '../contracts/model.ts';
import type { BackendCall } from './backend-call.ts';
import type { Reply } from './exchange.ts';
import { type Answer, refuse } from './wire.ts';

/** What the gateway makes of an answer of HTTP status 2xx. */
export function fromSuccess({ status, body }: Reply, call: BackendCall, operation: Operation): Answer {
  if (body.length === 0) return { code: 1000, body: 'null' };
  const json = isUtf8(body) ? toJson(body.toString(), operation) : undefined;
  if (json !== undefined) return { code: 1000, body: json };
  const { method, shownPath } = call;
  const hypothesis = l10n.t('The backend answered {0} {1} with what is no JSON in UTF-8.', method, shownPath);
  return refuse({ code: 4002, hypothesis, expected: 'application/json', received: { status, body: body.toString() } });
}

/** Where the contract has a text, a backend may send it as it is. */
function toJson(body: string, { result }: Operation): string | undefined {
  const isText = result?.kind === 'string';
  try {
    const value: Json = JSON.parse(body);
    return isText && typeof value !== 'string' ? JSON.stringify(body) : body;
  } catch {
    return isText ? JSON.stringify(body) : undefined;
  }
}
