import type { Range } from '../findings.ts';
import { parseTraceId } from '../gateway/trace-id.ts';
import { type EventCode, type EventKind, type EventTime, kindOfCode, type LogEvent } from './event.ts';
import { TEXT_LIMIT } from './limits.ts';
import type { LogLine } from './line.ts';
import type { Prefix } from './prefix/prefix.ts';
import { millisOf } from './prefix/times.ts';

/** What is concluded or known of the place, so that formats need not say it. */
type Concluded = 'format' | 'range' | 'startLine' | 'endLine' | 'time' | 'written' | 'thread';

/** What a format knows of an event; what it does not know may be there as `undefined`. */
export type EventParts = { [Part in keyof Omit<LogEvent, Concluded>]?: LogEvent[Part] | undefined } & {
  /** Header `Date`, epoch milliseconds. */
  date?: number | undefined;
};

/** Where an event is, and what a logger wrote before it. */
export interface EventPlace {
  range: Range;
  startLine: number;
  endLine: number;
  prefix: Prefix;
}

/** What is taken over from parts, in the order in which events have it. */
const PARTS = [
  'code',
  'platform',
  'operationType',
  'traceId',
  'appId',
  'workspaceId',
  'deviceId',
  'productId',
  'serverTime',
  'ts',
  'signContent',
  'sign',
  'signType',
  'memo',
  'tips',
  'hypothesis',
  'costMs',
  'service',
  'stage',
] as const satisfies readonly (keyof EventParts)[];

/** Makes an event of what a format found: times, the thread and, for numbers, the kind are concluded. */
export function makeEvent(format: string, place: EventPlace, parts: EventParts): LogEvent {
  const { range, startLine, endLine, prefix } = place;
  const event: LogEvent = { format, kind: parts.kind ?? kindOf(parts.code), range, startLine, endLine };
  const known: Partial<Record<(typeof PARTS)[number], unknown>> = event;
  for (const name of PARTS) {
    const value = parts[name];
    if (value !== undefined) known[name] = name === 'signContent' ? value : cut(value);
  }
  const thread = threadOf(prefix);
  if (thread !== undefined) event.thread = thread;
  const time = timeOf(parts, prefix);
  if (time) event.time = time;
  if (prefix.written) event.written = prefix.written;
  return event;
}

/** An event of a stretch of one line. @param start an index into the line's text, as `end` is */
export function eventIn(format: string, line: LogLine, start: number, end: number, parts: EventParts): LogEvent {
  return makeEvent(format, placeOf(line.rangeOf(start, end), line, line), parts);
}

/** A place in one or several lines. */
export function placeOf(range: Range, first: LogLine, last: LogLine): EventPlace {
  return { range, startLine: first.number, endLine: last.number, prefix: first.prefix };
}

function kindOf(code: EventCode | undefined): EventKind {
  if (code === undefined) return 'request';
  return typeof code === 'number' ? kindOfCode(code) : 'package';
}

/** The gateway's clock before any other. */
function timeOf({ serverTime, traceId, date }: EventParts, { written }: Prefix): EventTime | undefined {
  if (serverTime !== undefined) return { millis: serverTime, from: 'server-time' };
  const traced = traceId === undefined ? undefined : parseTraceId(traceId);
  if (traced) return { millis: traced.millis, from: 'trace-id' };
  if (date !== undefined) return { millis: date, from: 'date' };
  const millis = written && millisOf(written);
  return millis === undefined ? undefined : { millis, from: 'log' };
}

function threadOf({ pid, tid }: Prefix): string | undefined {
  return tid === undefined ? pid : `${pid}:${tid}`;
}

/** Texts are no longer than sentences are, apart from what was signed. */
function cut(value: unknown): unknown {
  return typeof value === 'string' && value.length > TEXT_LIMIT ? `${value.slice(0, TEXT_LIMIT)}…` : value;
}
