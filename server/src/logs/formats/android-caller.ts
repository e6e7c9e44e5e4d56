import { decodeTimestamp } from '../../gateway/timestamp.ts';
import type { CallMemory } from '../call-memory.ts';
import type { LogEvent } from '../event.ts';
import type { LogLine } from '../line.ts';
import { eventIn } from '../make-event.ts';
import type { LogFormat } from './format.ts';

const RESPONSE_IS_NULL = /\bResponse fail: \[(response is null)\]/d;
const INTERRUPTED = /\b(TimeoutException|InterruptedException|CancellationException)\b/d;

const THREAD = /\bthreadid ?= ?(\d+)/;
const SIGN_CONTENT = /\[getSignData\] sign content: (Operation-Type=([^&\s]+)&Request-Data=[^&\s]*&Ts=([\w+/]+))\s*$/;
const OPERATION = /\b(?:mOperationType ?= ?\[|operation-?type["']?\s*[:=]\s*["'[]?)([\w.$-]+)/i;
const SIGN = /\bsign["']?\s*[:=]\s*["'[]?([\da-f]{32,40})\b/i;

/**
 * What the HTTP side of Android's SDK says of a call: it ends some, and tells of others how they began. Seen in code:
 * RpcInvoker, HttpCaller, and the codes that `RpcException` has for these ends.
 */
export const androidCaller: LogFormat = {
  name: 'android-caller',
  hints: ['threadid', '[getSignData]', 'HttpCaller'],
  open: memory => ({ read: line => (remember(line, memory) ? [] : readEnd(line, memory)) }),
};

/** @returns whether the line told of a call without ending it badly */
function remember(line: LogLine, memory: CallMemory): boolean {
  const { text } = line;
  const threadId = THREAD.exec(text)?.[1];
  const signed = line.isCut ? undefined : SIGN_CONTENT.exec(text);
  if (signed) {
    const [, signContent, operationType, ts = ''] = signed;
    memory.note(line, { operationType, signContent, ts: decodeTimestamp(ts) }, threadId);
  } else if (/\bRequest info:/.test(text)) {
    memory.note(line, { operationType: OPERATION.exec(text)?.[1], sign: SIGN.exec(text)?.[1] }, threadId);
  } else if (/\bResponse success\b/.test(text)) memory.forget(line, threadId);
  else return false;
  return true;
}

function readEnd(line: LogLine, memory: CallMemory): LogEvent[] | undefined {
  const { text } = line;
  const isCaller = line.prefix.tag === 'HttpCaller' || /\bHttpCaller\b/.test(text);
  const noResponse = RESPONSE_IS_NULL.exec(text)?.indices?.[1];
  const place = noResponse ?? (isCaller ? INTERRUPTED.exec(text)?.indices?.[1] : undefined);
  if (!place) return undefined;
  const operationType = OPERATION.exec(text)?.[1];
  const call = memory.recall(line, operationType, THREAD.exec(text)?.[1]);
  return [
    eventIn('android-caller', line, ...place, {
      ...call,
      operationType: operationType ?? call.operationType,
      code: noResponse ? 9 : 13,
      platform: 'android',
    }),
  ];
}
