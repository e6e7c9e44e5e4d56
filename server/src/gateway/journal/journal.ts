import type { BackendCall } from '../backend-call.ts';
import { type Explanation, shortenExplanation } from '../explanation.ts';
import { isCutBytes, isCutText, keptBytes, keptText } from './kept-body.ts';

/** One request and its answer, as they were. Holds secrets: only `presentEntry` makes of it what others may see. */
export interface JournalRecord {
  /** When the request came, epoch milliseconds. */
  at: number;
  ms: number;
  method: string;
  /** With the query. */
  url: string;
  /** Names and values in turn, as for `answerHeaders`. */
  requestHeaders: readonly string[];
  /** Uncompressed; nothing where it could not be read. */
  requestBody: Buffer | undefined;
  answerHeaders: readonly string[];
  answerBody: string;
  operationType: string;
  code: number;
  traceId: string;
  explanation: Explanation | undefined;
  /** What the backend was asked on account of the request, in this order. Absent where nothing was. */
  backendCalls?: readonly BackendCall[] | undefined;
}

export interface Journaled extends JournalRecord {
  /** 1 for the first since the gateway started. */
  id: number;
  /** Whether a body is longer than what is kept of it. */
  isRequestCut: boolean;
  isAnswerCut: boolean;
}

/** How much is kept: of all together, in entries and bytes. */
export interface JournalLimits {
  entries: number;
  bytes: number;
}

export const JOURNAL_LIMITS: JournalLimits = { entries: 500, bytes: 16 * 1024 * 1024 };

/** Of an explanation, characters as JSON: it may repeat what was sent, and as values that takes many times as much. */
const EXPLANATION_LIMIT = 32 * 1024;

export type JournalListener = (entry: Journaled) => void;

/** The last requests and their answers. What is older makes room. */
export class Journal {
  /** By id, in the order in which they came. */
  private readonly kept = new Map<number, Journaled>();
  private bytes = 0;
  private lastId = 0;
  private readonly listeners = new Set<JournalListener>();

  constructor(private readonly limits: JournalLimits = JOURNAL_LIMITS) {}

  add(record: JournalRecord): void {
    const entry = new Entry(++this.lastId, record);
    this.kept.set(entry.id, entry);
    this.bytes += sizeOf(entry);
    this.makeRoom(entry.id);
    for (const listener of this.listeners) listener(entry);
  }

  /** @returns the entries after one, oldest first; all for 0 */
  after(id: number): Journaled[] {
    return [...this.kept.values()].filter(entry => entry.id > id);
  }

  find(id: number): Journaled | undefined {
    return this.kept.get(id);
  }

  clear(): void {
    this.kept.clear();
    this.bytes = 0;
  }

  /** @returns what ends it */
  listen(listener: JournalListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The oldest go first, and the newest stays whatever its size. */
  private makeRoom(newest: number): void {
    for (const [id, entry] of this.kept) {
      if (id === newest || (this.kept.size <= this.limits.entries && this.bytes <= this.limits.bytes)) return;
      this.kept.delete(id);
      this.bytes -= sizeOf(entry);
    }
  }
}

/**
 * A class, and a copy of the list, because V8 puts objects and lists of literals that live for a while into the space of the
 * old from the start, where they keep all that they hold until the next full collection: a fifth of the time of a request.
 */
class Entry implements Journaled {
  readonly at: number;
  readonly ms: number;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: readonly string[];
  readonly requestBody: Buffer | undefined;
  readonly isRequestCut: boolean;
  readonly answerHeaders: readonly string[];
  readonly isAnswerCut: boolean;
  readonly answerBody: string;
  readonly operationType: string;
  readonly code: number;
  readonly traceId: string;
  readonly explanation: Explanation | undefined;
  readonly backendCalls: readonly BackendCall[] | undefined;

  constructor(
    readonly id: number,
    record: JournalRecord,
  ) {
    const { requestBody, answerBody, explanation } = record;
    this.at = record.at;
    this.ms = record.ms;
    this.method = record.method;
    this.url = record.url;
    this.requestHeaders = record.requestHeaders;
    this.requestBody = requestBody && keptBytes(requestBody);
    this.isRequestCut = requestBody !== undefined && isCutBytes(requestBody);
    this.answerHeaders = record.answerHeaders.slice();
    this.isAnswerCut = isCutText(answerBody);
    this.answerBody = keptText(answerBody);
    this.operationType = record.operationType;
    this.code = record.code;
    this.traceId = record.traceId;
    this.explanation = explanation && shortenExplanation(explanation, EXPLANATION_LIMIT);
    this.backendCalls = record.backendCalls?.slice();
  }
}

function sizeOf({ requestBody, answerBody, backendCalls }: Journaled): number {
  const own = (requestBody?.length ?? 0) + 2 * answerBody.length;
  return backendCalls ? backendCalls.reduce((sum, call) => sum + sizeOfCall(call), own) : own;
}

function sizeOfCall({ body, answerBody }: BackendCall): number {
  return 2 * body.length + (answerBody?.length ?? 0);
}
