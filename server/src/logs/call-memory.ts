import type { LogLine } from './line.ts';

/** What lines of a client said of a call before it ended. */
export interface RememberedCall {
  operationType?: string | undefined;
  signContent?: string | undefined;
  sign?: string | undefined;
  /** Epoch milliseconds. */
  ts?: number | undefined;
}

/** Calls whose end may still come. */
const CALLS = 256;
/** A call ends within so many lines, and within this time, or what was said of it is of another. */
const LINES = 5000;
const MILLIS = 120_000;

interface Remembered {
  call: RememberedCall;
  line: number;
  wall: number | undefined;
  pid: string;
  keys: Set<string>;
}

/**
 * Brings together what clients write of one call in several lines, between which other threads write of theirs: by the
 * thread that the logger names, or the one that the line itself does. Without either, by operation type, or when there is
 * one call that it can be.
 */
export class CallMemory {
  private readonly calls: Remembered[] = [];

  /** @param threadId as the line itself says it: that of Java */
  note(line: LogLine, call: RememberedCall, threadId?: string): void {
    const keys = keysOf(line, threadId);
    const known = call.signContent === undefined ? this.find(line, keys, call.operationType) : undefined;
    if (known) {
      known.call = completed(known.call, call);
      for (const key of keys) known.keys.add(key);
      return;
    }
    this.forget(line, threadId);
    const { pid = '', written } = line.prefix;
    this.calls.push({ call: { ...call }, line: line.number, wall: written?.wall, pid, keys: new Set(keys) });
    if (this.calls.length > CALLS) this.calls.shift();
  }

  /** @returns what is known of the call that a line is about */
  recall(line: LogLine, operationType?: string, threadId?: string): RememberedCall {
    return this.find(line, keysOf(line, threadId), operationType)?.call ?? {};
  }

  /** The call of a thread ended well. */
  forget(line: LogLine, threadId?: string): void {
    const keys = keysOf(line, threadId);
    const index = this.calls.findIndex(call => hasKey(call, keys));
    if (index >= 0) this.calls.splice(index, 1);
  }

  private find(line: LogLine, keys: readonly string[], operationType: string | undefined): Remembered | undefined {
    const { pid = '' } = line.prefix;
    const fitting = this.calls.filter(
      remembered =>
        remembered.pid === pid && isRecent(remembered, line) && isSameOperation(remembered.call, operationType),
    );
    const ofThread = fitting.findLast(remembered => hasKey(remembered, keys));
    if (ofThread || line.prefix.tid !== undefined) return ofThread;
    const byOperation =
      operationType === undefined ? [] : fitting.filter(({ call }) => call.operationType !== undefined);
    return byOperation.at(-1) ?? (fitting.length === 1 ? fitting[0] : undefined);
  }
}

function completed(known: RememberedCall, more: RememberedCall): RememberedCall {
  return {
    operationType: known.operationType ?? more.operationType,
    signContent: known.signContent ?? more.signContent,
    sign: known.sign ?? more.sign,
    ts: known.ts ?? more.ts,
  };
}

function keysOf(line: LogLine, threadId: string | undefined): string[] {
  const { pid = '', tid } = line.prefix;
  return [...(tid === undefined ? [] : [`${pid}:${tid}`]), ...(threadId === undefined ? [] : [`${pid}#${threadId}`])];
}

function hasKey({ keys }: Remembered, wanted: readonly string[]): boolean {
  return wanted.some(key => keys.has(key));
}

function isRecent({ line, wall }: Remembered, now: LogLine): boolean {
  if (now.number - line > LINES) return false;
  const { written } = now.prefix;
  return wall === undefined || written === undefined || Math.abs(written.wall - wall) <= MILLIS;
}

function isSameOperation(call: RememberedCall, operationType: string | undefined): boolean {
  return operationType === undefined || call.operationType === undefined || call.operationType === operationType;
}
