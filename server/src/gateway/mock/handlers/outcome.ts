import type { Thrown } from './messages.ts';

/** Of all handlers together. More is no state that a mock needs. Our choice. */
export const MEMORY_LIMIT_MB = 128;

/** Why handlers ended: something kept them busy for too long, took too much memory, or else. */
export type Ending = { why: 'busy' | 'memory' } | { why: 'failed'; detail: string };

/** What came of a call. */
export type Outcome =
  /** The body is JSON. */
  | { kind: 'answered'; body: string }
  | { kind: 'threw'; error: Thrown }
  /** What the handler returned cannot travel as JSON. */
  | { kind: 'not-json'; detail: string }
  /** It took too long. */
  | { kind: 'late' }
  | { kind: 'ended'; ending: Ending };

/** What came of loading. */
export interface LoadReport {
  /** Names of methods by file. */
  loaded: Map<string, string[]>;
  broken: Map<string, Thrown>;
  /** The handlers ended while this module was being loaded. */
  ended?: { file: string; ending: Ending };
}
