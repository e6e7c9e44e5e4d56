import path from 'node:path';
import type { CancellationSignal } from '../cancellation.ts';
import { type FileWrite, writeFiles } from '../files/write-files.ts';
import type { ContractChange, ImportPlan } from './plan-import.ts';

/**
 * Writes the contracts of an import. They need each other: all of them are written, or none.
 * @param base absolute path of the folder that the plan's paths are relative to
 * @param mayOverwrite whether a contract that is in the way may go
 * @param others what is written along with them
 * @returns absolute paths of what was written; nothing at all was when a contract stays in the way
 */
export async function applyImport(
  { changes }: ImportPlan,
  base: string,
  mayOverwrite: (change: ContractChange) => boolean,
  token?: CancellationSignal,
  others: FileWrite[] = [],
): Promise<string[] | undefined> {
  if (changes.some(change => change.action === 'conflict' && !mayOverwrite(change))) return undefined;
  const wanted = changes.filter(({ action }) => action !== 'unchanged');
  const contracts = wanted.map(change => ({ file: path.resolve(base, change.path), text: change.after }));
  const writes = [...contracts, ...others];
  await writeFiles(writes, token);
  return writes.map(({ file }) => file);
}
