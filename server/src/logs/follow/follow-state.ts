import type { LogEvent } from '../event.ts';

/** How it stands with a log that is followed. */
export interface FollowState {
  /** `reading` until its end was reached for the first time; `failed` is tried again as `missing` is. */
  kind: 'reading' | 'following' | 'missing' | 'failed';
  /** How much was read of it, and how much there was when that was looked at last. */
  bytes: number;
  size: number;
  lines: number;
  /** Whether it is a HAR file that is longer than what is read of one. */
  isCut: boolean;
  /** The system's, of `failed`. */
  problem?: string;
}

/**
 * Why a log begins anew: another file took its place, its content was taken out, or something in it was written that cannot
 * be added to what was read (HAR files, which are read as a whole).
 */
export type Beginning = 'rotated' | 'truncated' | 'rewritten';

/** What whoever follows a log is told. */
export interface FollowListener {
  /** What became certain. */
  events(events: LogEvent[]): void;
  /** Lines count from 0 again. */
  begins(why: Beginning): void;
  /** It stands otherwise with the log, or more of it was read. */
  changed(state: FollowState): void;
}
