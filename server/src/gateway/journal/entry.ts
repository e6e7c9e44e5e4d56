import type { Json } from '../../contracts/model.ts';
import type { Explanation } from '../explanation.ts';
import { isForm } from '../protocol-v1/form-request.ts';
import { headerValue } from '../raw-headers.ts';
import type { Journaled } from './journal.ts';
import { cut, hiding, type JournalMessage, presentHeaders } from './message.ts';
import { type JournalBackendCall, presentBackendCall } from './present-backend-call.ts';
import { isSecretHeader, REDACTED, redactBody, redactJson, redactUrl, type SecretField } from './redact.ts';

/** One line of the journal. */
export interface JournalSummary {
  id: number;
  /** ISO 8601. */
  at: string;
  ms: number;
  operationType: string;
  code: number;
  traceId: string;
  /** Why it was refused, in the language of the gateway's process. */
  hypothesis?: string;
}

/** One request and its answer, without signatures, tokens, cookies and other secrets. */
export interface JournalEntry extends JournalSummary {
  request: JournalMessage & { method: string; url: string };
  answer: JournalMessage;
  explanation?: Json;
  /** What the backend was asked on account of the request, in this order. Absent where nothing was. */
  backend?: JournalBackendCall[];
}

export function summarize({ id, at, ms, operationType, code, traceId, explanation }: Journaled): JournalSummary {
  const hypothesis = explanation && { hypothesis: explanation.hypothesis };
  return { id, at: new Date(at).toISOString(), ms, operationType, code, traceId, ...hypothesis };
}

/** Makes of a record what may be shown, exported and copied. */
export function presentEntry(record: Journaled, isSecret: SecretField): JournalEntry {
  const { method, explanation } = record;
  const url = redactUrl(record.url, isSecret);
  const body = redactBody(record.requestBody?.toString() ?? '', isSecret);
  const sent = secretHeaders(record);
  const calls = record.backendCalls?.map(call => presentBackendCall(call, isSecret, [...sent, ...cookies(sent)]));
  const gatewaysOwn = calls?.flatMap(call => call.secrets) ?? [];
  const secrets = [...sent, ...secretFields(record, isSecret), ...gatewaysOwn];
  const isBodySecret = body.hasSecrets || calls?.some(call => call.hasSecrets) === true;
  return {
    ...summarize(record),
    request: {
      method,
      url,
      headers: presentHeaders(record.requestHeaders, isSecret),
      body: body.text,
      ...cut(record.isRequestCut),
    },
    answer: {
      headers: presentHeaders(record.answerHeaders, isSecret),
      body: hiding(gatewaysOwn)(redactBody(record.answerBody, isSecret).text),
      ...cut(record.isAnswerCut),
    },
    ...(explanation && { explanation: presentExplanation(explanation, secrets, isSecret, isBodySecret) }),
    ...(calls && { backend: calls.map(({ shown }) => shown) }),
  };
}

function secretHeaders({ requestHeaders }: Journaled): string[] {
  return requestHeaders.filter((_, index, all) => index % 2 === 1 && isSecretHeader(all[index - 1] ?? ''));
}

/** Of a form or a query: RPC 1 has its signature there. */
function secretFields({ method, requestHeaders, requestBody }: Journaled, isSecret: SecretField): string[] {
  if (method !== 'GET' && !isForm(headerValue(requestHeaders, 'content-type') ?? '')) return [];
  return [...new URLSearchParams(requestBody?.toString())].flatMap(([name, value]) => (isSecret(name) ? [value] : []));
}

/** An authorizer is asked with what stands in a cookie alone. */
function cookies(values: readonly string[]): string[] {
  return values.flatMap(value => value.split(/[;,]/)).map(cookie => cookie.slice(cookie.indexOf('=') + 1).trim());
}

/**
 * @param secrets values of headers and fields, which may stand in it again
 * @param isBodySecret whether the body says what is not to be shown
 */
function presentExplanation(
  explanation: Explanation,
  secrets: readonly string[],
  isSecret: SecretField,
  isBodySecret: boolean,
): Json {
  const shown = redactJson(withReceivedBody(explanation, isSecret), isSecret).value as Explanation;
  return mapTexts(isBodySecret ? withoutBody(shown, isSecret) : shown, hiding(secrets));
}

/** What a backend answered stands there as it came, JSON or not. */
function withReceivedBody(explanation: Explanation, isSecret: SecretField): Explanation {
  const { received } = explanation;
  if (typeof received !== 'object' || received === null || Array.isArray(received)) return explanation;
  const { body } = received;
  return typeof body === 'string'
    ? { ...explanation, received: { ...received, body: redactBody(body, isSecret).text } }
    : explanation;
}

/** An explanation without the body, which may stand in it again as it came, or in what was signed. */
function withoutBody({ difference: _, ...explanation }: Explanation, isSecret: SecretField): Explanation {
  const { expected, received, signed } = explanation;
  return {
    ...explanation,
    ...(typeof expected === 'string' && { expected: withoutData(expected) ?? expected }),
    ...(typeof received === 'string' && { received: redactBody(received, isSecret).text }),
    ...(typeof signed === 'string' && { signed: withoutData(signed) ?? REDACTED }),
  };
}

/** @returns nothing when it is joined otherwise: the data could be anywhere in it */
function withoutData(signed: string): string | undefined {
  const usual = /^(Operation-Type=[^&]*&Request-Data=)[\w+/=-]*(&Ts=[^&]*)$/.exec(signed);
  if (usual) return `${usual[1]}${REDACTED}${usual[2]}`;
  // What RPC 1 signs is decoded: a "&" in it may be one of the data.
  return signed.includes('requestData=') ? signed.replace(/requestData=.*/s, `requestData=${REDACTED}`) : undefined;
}

function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map(item => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, change)]));
}
