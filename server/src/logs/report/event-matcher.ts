import { wordFilter } from '../../word-filter.ts';
import type { CodeTexts } from '../explain/code-texts.ts';
import { titleOf } from './event-rows.ts';
import type { EventFilter } from './model.ts';
import type { ReportEvent } from './recent-events.ts';

/** `code:7002`, `kind:client`: fields that have to be just so. */
const FIELDS = {
  code: ({ event }: ReportEvent) => event.code,
  kind: ({ event }: ReportEvent) => event.kind,
  operation: ({ event }: ReportEvent) => event.operationType,
  device: ({ event }: ReportEvent) => event.deviceId,
  trace: ({ event }: ReportEvent) => event.traceId,
  app: ({ event }: ReportEvent) => event.appId,
} as const;

/**
 * Whether events are asked for: by time, and by words that all have to be in what they are called, their operation type, trace
 * id, device, memo or tips, in any case; `!word` must not be there. Four digits are a code, fewer the start of one, and
 * `code:2`, `kind:`, `operation:`, `device:`, `trace:` and `app:` have to be just so.
 */
export function eventMatcher({ text, from, to }: EventFilter, texts: CodeTexts): (kept: ReportEvent) => boolean {
  const matches = wordFilter<ReportEvent>(text, (kept, word) => has(kept, word, texts));
  return kept => isWithin(kept.at, from, to) && matches(kept);
}

function isWithin(at: number | undefined, from: number | undefined, to: number | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  return at !== undefined && at >= (from ?? at) && at < (to ?? Number.POSITIVE_INFINITY);
}

function has(kept: ReportEvent, word: string, texts: CodeTexts): boolean {
  const [, name = '', value = ''] = /^([a-z]+):(.+)$/.exec(word) ?? [];
  if (name in FIELDS) return String(FIELDS[name as keyof typeof FIELDS](kept) ?? '').toLowerCase() === value;
  const { code, operationType, traceId, deviceId, memo, tips, hypothesis, service } = kept.event;
  if (/^\d{1,3}$/.test(word)) return String(code).startsWith(word);
  if (/^\d{4}$/.test(word)) return String(code) === word;
  const own = [code, operationType, traceId, deviceId, memo, tips, hypothesis, service];
  return own.some(each => includes(each, word)) || includes(titleOf(kept.event, texts), word);
}

function includes(value: unknown, word: string): boolean {
  return value !== undefined && String(value).toLowerCase().includes(word);
}
