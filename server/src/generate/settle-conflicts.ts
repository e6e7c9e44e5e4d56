import * as l10n from '@vscode/l10n';
import type { FileChange } from './plan.ts';

/**
 * Paths of conflicts to overwrite or delete; the others stay as they are. `all` means generated files that were
 * edited: one that was never ours has to be named.
 */
export type Overwrite = readonly string[] | 'all';

/** Turns conflicts that may be overwritten into the updates and deletions that they are then. */
export function settleConflicts(changes: FileChange[], overwrite: Overwrite): FileChange[] {
  return changes.map(change => (mayOverwrite(change, overwrite) ? settled(change) : change));
}

/** The user's classes are never overwritten, whatever the call says. */
function mayOverwrite({ action, kind, conflict, path }: FileChange, overwrite: Overwrite): boolean {
  if (action !== 'conflict' || kind !== 'generated') return false;
  return overwrite === 'all' ? conflict === 'edited' : overwrite.includes(path);
}

function settled({ conflict: _, reason = '', ...change }: FileChange): FileChange {
  if (change.after === undefined) return { ...change, action: 'delete', reason };
  return { ...change, action: 'update', reason: l10n.t('{0} It is overwritten.', reason) };
}
