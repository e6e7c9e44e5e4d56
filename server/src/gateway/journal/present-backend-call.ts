import { SIGNATURE_HEADER } from '../../generate/runtime/string-to-sign.ts';
import type { BackendCall } from '../backend-call.ts';
import { isForm } from '../protocol-v1/form-request.ts';
import { headerValue } from '../raw-headers.ts';
import { cut, hiding, type JournalMessage, presentHeaders } from './message.ts';
import { REDACTED, redactBody, redactForm, redactPath, type SecretField } from './redact.ts';

/** One call of the backend, without signatures, tokens, cookies and other secrets. */
export interface JournalBackendCall {
  /** ISO 8601. */
  at: string;
  ms: number;
  /** How often it was sent: again where a connection that was kept open turned out to be closed. */
  attempts: number;
  /** `url` is whole. The headers are without those of the connection, and `Host`. */
  request: JournalMessage & { method: string; url: string };
  /** Absent where no whole answer came. */
  answer?: JournalMessage & { status: number };
  /** Why none came: the result code, and in words what was wrong, in the language of the gateway's process. */
  failure?: { code: number; message: string };
}

/** What is shown of a call, and what has to be hidden elsewhere. */
export interface PresentedCall {
  shown: JournalBackendCall;
  /** Whether there is something in its path or body that is not shown. */
  hasSecrets: boolean;
  /** Values that the gateway itself sent, and that nobody else is to see: its signature, headers that a config names. */
  secrets: string[];
}

/** @param clientSecrets values in the client's headers that may stand in what the gateway sends */
export function presentBackendCall(
  call: BackendCall,
  isSecret: SecretField,
  clientSecrets: readonly string[],
): PresentedCall {
  const { at, ms, attempts, method, origin, path, template, status, answerBody, failure } = call;
  const shownPath = redactPath(path, template, isSecret);
  const body = (call.isForm ? redactForm : redactBody)(call.body, isSecret);
  const secrets = ownSecrets(call);
  const hideSent = hiding(clientSecrets);
  const hide = hiding(secrets);
  return {
    hasSecrets: shownPath !== path || body.hasSecrets,
    secrets,
    shown: {
      at: new Date(at).toISOString(),
      ms,
      attempts,
      request: {
        method,
        url: origin + hideSent(shownPath),
        headers: sentHeaders(call, isSecret),
        body: hideSent(body.text),
        ...cut(call.isBodyCut),
      },
      ...(answerBody && { answer: { status, ...receivedMessage(call, answerBody, isSecret, hide) } }),
      ...(failure && { failure: { code: failure.code, message: failure.hypothesis } }),
    },
  };
}

function ownSecrets({ headers, secretHeaders }: BackendCall): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    name === SIGNATURE_HEADER || secretHeaders?.has(name.toLowerCase()) ? value : [],
  );
}

function sentHeaders({ headers, secretHeaders }: BackendCall, isSecret: SecretField): [string, string][] {
  const raw = Object.entries(headers).flatMap(([name, value]) => [value].flat().flatMap(each => [name, each]));
  return presentHeaders(raw, isSecret).map(([name, value]) => [
    name,
    secretHeaders?.has(name.toLowerCase()) ? REDACTED : value,
  ]);
}

function receivedMessage(
  { answerHeaders, isAnswerCut }: BackendCall,
  bytes: Buffer,
  isSecret: SecretField,
  hide: (text: string) => string,
): JournalMessage {
  const redact = isForm(headerValue(answerHeaders, 'content-type') ?? '') ? redactForm : redactBody;
  const headers = presentHeaders(answerHeaders, isSecret).map(([name, value]): [string, string] => [name, hide(value)]);
  return { headers, body: hide(redact(bytes.toString(), isSecret).text), ...cut(isAnswerCut) };
}
