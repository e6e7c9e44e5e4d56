import type { Json } from '../../../server/src/contracts/model.ts';
import type { JournalEntry } from '../../../server/src/gateway/journal/entry.ts';
import type { JournalMessage } from '../../../server/src/gateway/journal/message.ts';
import type { JournalBackendCall } from '../../../server/src/gateway/journal/present-backend-call.ts';
import { REDACTED } from '../../../server/src/gateway/journal/redact.ts';
import { decodePercent } from '../../../server/src/gateway/percent.ts';
import type { BackendView, EntryView, ExplanationView, MessageView } from '../views/journal-view/messages.ts';
import { compareSigned } from './compare-signed.ts';

/** Shown in words of their own, or not of use to people. */
const NOT_FACTS = new Set(['code', 'hypothesis', 'change', 'mistakes', 'signed', 'difference']);

/** Percent-encoded on the wire (documented sample AY/184013). */
const ENCODED_HEADERS = /^(memo|tips)$/i;

/** What the view shows of an entry. It has no words but those of the gateway. */
export function entryView(entry: JournalEntry): EntryView {
  const { request, answer, explanation, backend = [], ...row } = entry;
  const shown = answer.headers.map(([name, value]): [string, string] => [
    name,
    ENCODED_HEADERS.test(name) ? decodePercent(value) : value,
  ]);
  return {
    row,
    memo: shown.find(([name]) => name.toLowerCase() === 'memo')?.[1] ?? '',
    request: messageView(`${request.method} ${request.url}`, request),
    answer: messageView('', { ...answer, headers: shown }),
    ...(isObject(explanation) && { explanation: explanationView(explanation) }),
    backend: backend.map(backendView),
  };
}

function backendView({ ms, attempts, request, answer, failure }: JournalBackendCall): BackendView {
  return {
    ms,
    attempts,
    request: messageView(`${request.method} ${request.url}`, request),
    ...(answer && { answer: messageView(`HTTP ${answer.status}`, answer) }),
    failure: failure ? `${failure.code}: ${failure.message}` : '',
  };
}

function messageView(line: string, { headers, body, isCut }: JournalMessage): MessageView {
  return { line, headers, body, isCut: isCut === true };
}

function explanationView(explanation: Record<string, Json>): ExplanationView {
  const { hypothesis, change, expected, signed } = explanation;
  const isCompared = typeof expected === 'string' && typeof signed === 'string' && signed !== REDACTED;
  const facts = Object.entries(explanation)
    .filter(([name, value]) => !NOT_FACTS.has(name) && value !== REDACTED && !(isCompared && name === 'expected'))
    .map(([name, value]) => ({ name, value: textOf(value) }))
    .filter(({ value }) => value !== '');
  return {
    hypothesis: textOf(hypothesis),
    change: Array.isArray(change) ? change.map(textOf) : [],
    comparison: isCompared ? compareSigned(expected, signed) : { content: [], data: [] },
    facts,
  };
}

function isObject(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text as it is, places with what is wrong there as lines, anything else as JSON, nothing for nothing. */
function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.length > 0 && value.every(isViolation))
    return value.map(({ path, message }) => `${path}: ${message}`).join('\n');
  return JSON.stringify(value, undefined, 2);
}

function isViolation(value: Json): value is { path: string; message: string } {
  return isObject(value) && typeof value.path === 'string' && typeof value.message === 'string';
}
