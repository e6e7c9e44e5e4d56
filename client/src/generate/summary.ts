import * as vscode from 'vscode';
import type { FileAction, PlannedChanges } from '../../../server/src/generate/plan.ts';
import type { ApplyResult } from '../../../server/src/protocol.ts';

/** What a generation did, by number of files. */
export interface Summary {
  operations: number;
  created: number;
  updated: number;
  deleted: number;
  unchanged: number;
  /** Left as they are although something would have been written. */
  kept: number;
}

/** Counts what was done of a plan. */
export function summarize(plan: PlannedChanges, { written, deleted }: ApplyResult): Summary {
  const actions = new Map(plan.changes.map(change => [change.path, change.action]));
  const count = (paths: string[], action: FileAction) => paths.filter(path => actions.get(path) === action).length;
  const unchanged = plan.changes.filter(change => change.action === 'unchanged').length;
  const created = count(written, 'create');
  return {
    operations: plan.operations,
    created,
    updated: written.length - created,
    deleted: deleted.length,
    unchanged,
    kept: plan.changes.length - unchanged - written.length - deleted.length,
  };
}

/** One sentence for a notification. */
export function summaryText({ operations, created, updated, deleted, unchanged, kept }: Summary): string {
  const changed = created + updated + deleted;
  if (changed === 0 && kept === 0) {
    return vscode.l10n.t('Everything is up to date: {0} operations, {1} files.', operations, unchanged);
  }
  const text = vscode.l10n.t(
    'Generated from {0} operations: {1} files created, {2} updated, {3} deleted, {4} unchanged.',
    operations,
    created,
    updated,
    deleted,
    unchanged,
  );
  return kept > 0 ? `${text} ${vscode.l10n.t('{0} kept as they are.', kept)}` : text;
}

/** One line a file, for the log. */
export function logPlan(plan: PlannedChanges, result: ApplyResult, log: vscode.LogOutputChannel): void {
  const done = new Set([...result.written, ...result.deleted]);
  for (const { path, action, reason } of plan.changes) {
    const what = action === 'unchanged' || done.has(path) ? action : `${action}, kept`;
    const line = reason ? `${what}: ${path} (${reason})` : `${what}: ${path}`;
    if (action === 'unchanged') log.debug(line);
    else if (action === 'conflict') log.warn(line);
    else log.info(line);
  }
}
