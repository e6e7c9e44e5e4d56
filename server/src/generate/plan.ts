import type { TargetName } from '../config/config.ts';
import type { Lock } from './lock.ts';

export type FileAction = 'create' | 'update' | 'unchanged' | 'delete' | 'conflict';

/** What would happen to one text file. */
export interface TextChange {
  /** Relative to the config's folder, with `/`. */
  path: string;
  action: FileAction;
  /** The text on disk now, absent where there is none and where nothing changes. */
  before?: string;
  /** The text that would be written, absent where nothing would. */
  after?: string;
  /** Why, for `conflict` and for files that are left alone, in the reader's language. */
  reason?: string;
}

/** One file of a plan. */
export interface FileChange extends TextChange {
  target: TargetName;
  /** `generated` files are ours, `owned` ones the user's. */
  kind: 'generated' | 'owned';
  /**
   * Of a `conflict` over a generated file: what is there is ours with edits, or was never ours. Owned files have none:
   * they are never overwritten.
   */
  conflict?: 'edited' | 'foreign';
}

/** What a generation would do, as users see it. */
export interface PlannedChanges {
  changes: FileChange[];
  operations: number;
}

/** The list of file changes that a generation would make. Nothing is written by making it. */
export interface Plan extends PlannedChanges {
  /** The lock file that the plan was made from. */
  lockBefore: Lock;
  /** The lock file as it stands once the plan is carried out. */
  lock: Lock;
}
