import { type Explanation, shortenExplanation } from '../explanation.ts';

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

/** Of a body, bytes; what is beyond is not kept. */
const BODY_LIMIT = 64 * 1024;

/** Of an explanation, characters as JSON: it may repeat what was sent, and as values that takes many times as much. */
const EXPLANATION_LIMIT = 32 * 1024;

export type JournalListener = (entry: Journaled) => void;

/** The last requests and their answers. What is older makes room. */
export class Journal {
  /**
   * By id modulo its length. In a `Map` each entry would live until the next full garbage collection: tables that it
   * outgrew point to their successors, and so to all that comes later.
   */
  private readonly ring: (Journaled | undefined)[];
  private oldestId = 1;
  private lastId = 0;
  private bytes = 0;
  private readonly listeners = new Set<JournalListener>();

  constructor(private readonly limits: JournalLimits = JOURNAL_LIMITS) {
    this.ring = new Array(limits.entries).fill(undefined);
  }

  add(record: JournalRecord): void {
    const entry = keep(record, ++this.lastId);
    this.bytes += sizeOf(entry);
    this.makeRoom();
    this.ring[entry.id % this.ring.length] = entry;
    for (const listener of this.listeners) listener(entry);
  }

  /** @returns the entries after one, oldest first; all for 0 */
  after(id: number): Journaled[] {
    const entries: Journaled[] = [];
    for (let each = this.oldestId; each <= this.lastId; each++) {
      const entry = this.find(each);
      if (entry && each > id) entries.push(entry);
    }
    return entries;
  }

  find(id: number): Journaled | undefined {
    const entry = this.ring[id % this.ring.length];
    return entry?.id === id ? entry : undefined;
  }

  clear(): void {
    this.ring.fill(undefined);
    this.oldestId = this.lastId + 1;
    this.bytes = 0;
  }

  /** @returns what ends it */
  listen(listener: JournalListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The oldest go first, and the newest stays whatever its size. */
  private makeRoom(): void {
    while (
      this.oldestId < this.lastId &&
      (this.lastId - this.oldestId >= this.limits.entries || this.bytes > this.limits.bytes)
    ) {
      const place = this.oldestId++ % this.ring.length;
      const entry = this.ring[place];
      if (entry) this.bytes -= sizeOf(entry);
      this.ring[place] = undefined;
    }
  }
}

/** Field by field: spreading the record would cost as much as all checks of a request. */
function keep(record: JournalRecord, id: number): Journaled {
  const { requestBody, answerBody, explanation } = record;
  return {
    id,
    at: record.at,
    ms: record.ms,
    method: record.method,
    url: record.url,
    requestHeaders: record.requestHeaders,
    // A copy, for the bytes of a request are part of a larger piece that was read.
    requestBody: requestBody && Buffer.from(requestBody.subarray(0, BODY_LIMIT)),
    isRequestCut: requestBody !== undefined && requestBody.length > BODY_LIMIT,
    answerHeaders: record.answerHeaders,
    isAnswerCut: answerBody.length > BODY_LIMIT,
    answerBody: answerBody.length > BODY_LIMIT ? copyOf(answerBody.slice(0, BODY_LIMIT)) : answerBody,
    operationType: record.operationType,
    code: record.code,
    traceId: record.traceId,
    explanation: explanation && shortenExplanation(explanation, EXPLANATION_LIMIT),
  };
}

/** A slice of a text keeps all of the text in memory. */
function copyOf(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

function sizeOf({ requestBody, answerBody }: Journaled): number {
  return (requestBody?.length ?? 0) + 2 * answerBody.length;
}
