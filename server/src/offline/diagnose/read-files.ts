import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type CancellationSignal, throwIfCancelled } from '../../cancellation.ts';
import { readText } from '../../files/read-text.ts';
import { fileCount } from '../../report/counts.ts';

export interface ReadLimits {
  /** In bytes; code and settings are small, and what is larger was generated. */
  fileSize: number;
  files: number;
}

export const READ_LIMITS: ReadLimits = { fileSize: 1024 * 1024, files: 20_000 };

/** How many files are read at once. */
const BATCH = 16;

export interface ReadTexts {
  /** By path relative to the workspace. */
  texts: Map<string, string>;
  /** What was not read, and why, in the reader's language. */
  leftOut: string[];
}

/**
 * Reads text files, as many as the limits allow.
 * @throws CancelledError
 */
export async function readTexts(
  folder: string,
  files: readonly string[],
  limits: ReadLimits,
  token?: CancellationSignal,
): Promise<ReadTexts> {
  const texts = new Map<string, string>();
  const leftOut: string[] = [];
  const wanted = files.slice(0, limits.files);
  for (let start = 0; start < wanted.length; start += BATCH) {
    throwIfCancelled(token);
    const batch = wanted.slice(start, start + BATCH);
    const results = await Promise.all(batch.map(file => readText(path.join(folder, file), limits.fileSize)));
    for (const [index, result] of results.entries()) {
      const file = batch[index] as string;
      if ('text' in result) texts.set(file, result.text);
      else leftOut.push(l10n.t('{0} was not read ({1}).', file, result.reason));
    }
  }
  const over = files.length - wanted.length;
  if (over > 0) leftOut.push(l10n.t('{0} not read: there are more than {1}.', fileCount(over), limits.files));
  return { texts, leftOut };
}
