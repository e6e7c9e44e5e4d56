import type { Json } from '../../contracts/model.ts';
import type { Explanation } from '../explanation.ts';
import { isForm } from '../protocol-v1/form-request.ts';
import { headerValue } from '../raw-headers.ts';
import { EXPLANATION_HEADER } from '../wire.ts';
import type { Journaled } from './journal.ts';
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
}

export interface JournalMessage {
  /** In the order and spelling in which they came. */
  headers: [name: string, value: string][];
  body: string;
  /** Whether the body goes on behind what the journal keeps of it. */
  isCut?: true;
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
  const secrets = [...secretHeaders(record), ...secretFields(record, isSecret)];
  return {
    ...summarize(record),
    request: {
      method,
      url,
      headers: presentHeaders(record.requestHeaders),
      body: body.text,
      ...cut(record.isRequestCut),
    },
    answer: {
      headers: presentHeaders(record.answerHeaders),
      body: redactBody(record.answerBody, isSecret).text,
      ...cut(record.isAnswerCut),
    },
    ...(explanation && { explanation: presentExplanation(explanation, secrets, isSecret, body.hasSecrets) }),
  };
}

function cut(isCut: boolean): { isCut?: true } {
  return isCut ? { isCut } : {};
}

function secretHeaders({ requestHeaders }: Journaled): string[] {
  return requestHeaders.filter((_, index, all) => index % 2 === 1 && isSecretHeader(all[index - 1] ?? ''));
}

/** Of a form or a query: RPC 1 has its signature there. */
function secretFields({ method, requestHeaders, requestBody }: Journaled, isSecret: SecretField): string[] {
  if (method !== 'GET' && !isForm(headerValue(requestHeaders, 'content-type') ?? '')) return [];
  return [...new URLSearchParams(requestBody?.toString())].flatMap(([name, value]) => (isSecret(name) ? [value] : []));
}

function presentHeaders(raw: readonly string[]): [string, string][] {
  const headers: [string, string][] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const [name = '', value = ''] = [raw[index], raw[index + 1]];
    // It is there in plain words, and without secrets.
    if (name !== EXPLANATION_HEADER) headers.push([name, isSecretHeader(name) ? REDACTED : value]);
  }
  return headers;
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
  const hide = (text: string) => {
    let shown = text;
    for (const secret of secrets) if (secret.length > 3) shown = shown.replaceAll(secret, REDACTED);
    return shown;
  };
  const shown = redactJson(explanation, isSecret).value as Explanation;
  return mapTexts(isBodySecret ? withoutBody(shown, isSecret) : shown, hide);
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
