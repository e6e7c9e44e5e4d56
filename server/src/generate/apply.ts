import { readdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { CancellationSignal } from '../cancellation.ts';
import type { Config } from '../config/config.ts';
import { isInside } from '../files/paths.ts';
import { readText } from '../files/read-text.ts';
import { type FileWrite, writeFiles } from '../files/write-files.ts';
import { GenerateError } from './generate-error.ts';
import { LOCK_FILE_NAME, printLock, readLock } from './lock.ts';
import type { FileChange, Plan } from './plan.ts';
import { type Overwrite, settleConflicts } from './settle-conflicts.ts';

export interface ApplyOptions {
  overwrite: Overwrite;
  token?: CancellationSignal;
}

export interface Applied {
  /** Paths as in the plan. */
  written: string[];
  deleted: string[];
}

/**
 * Carries a plan out. Files that would not change are not touched. Cancelled or failed before the first file is in
 * place, nothing has changed.
 * @throws GenerateError when a file or the lock changed since the plan was made
 */
export async function applyPlan(plan: Plan, config: Config, options: ApplyOptions): Promise<Applied> {
  const { folder } = config;
  const changes = settleConflicts(plan.changes, options.overwrite);
  const writes = changes.filter(({ action }) => action === 'create' || action === 'update');
  const deletes = changes.filter(({ action }) => action === 'delete');
  for (const change of [...writes, ...deletes]) await refuseChangedMeanwhile(change, folder);
  const files = writes.map(change => ({ file: path.resolve(folder, change.path), text: change.after ?? '' }));
  await writeFiles([...files, ...(await lockWrite(plan, deletes, folder))], options.token);
  for (const change of deletes) await removeFile(path.resolve(folder, change.path), folder);
  return { written: writes.map(change => change.path), deleted: deletes.map(change => change.path) };
}

async function refuseChangedMeanwhile(change: FileChange, folder: string): Promise<void> {
  const read = await readText(path.resolve(folder, change.path));
  const now = 'text' in read ? read.text : undefined;
  if (now !== change.before) throw changedMeanwhile(change.path);
}

function changedMeanwhile(file: string): GenerateError {
  return new GenerateError(l10n.t('{0} changed while the plan was made. Generate again.', file));
}

/** The lock, when it differs from what is there. */
async function lockWrite(plan: Plan, deletes: FileChange[], folder: string): Promise<FileWrite[]> {
  const gone = new Set(deletes.map(change => change.path));
  const outputs = Object.fromEntries(Object.entries(plan.lock.outputs).filter(([file]) => !gone.has(file)));
  const [text, before] = [printLock({ outputs }), printLock(plan.lockBefore)];
  if (printLock(await readLock(folder)) !== before) throw changedMeanwhile(LOCK_FILE_NAME);
  return text === before ? [] : [{ file: path.join(folder, LOCK_FILE_NAME), text }];
}

/** Deletes a file and the folders that it leaves empty, up to the config's own. */
async function removeFile(file: string, top: string): Promise<void> {
  await rm(file, { force: true });
  for (let folder = path.dirname(file); folder !== top && isInside(folder, top); folder = path.dirname(folder)) {
    if ((await readdir(folder)).length > 0) return;
    await rmdir(folder);
  }
}
