import { stat } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type CancellationSignal, throwIfCancelled } from '../cancellation.ts';
import { readText } from '../files/read-text.ts';
import { compareText } from '../findings.ts';
import type { SourceText } from './contract.ts';
import { ImportError } from './import-error.ts';

/** How much is read in all, in bytes. Whole descriptions of large gateways have less. */
const MAX_BYTES = 10 * 1024 * 1024;

/** How many files a folder may have. */
const MAX_FILES = 5_000;

/**
 * Reads what contracts are to be made from. A folder stands for all Java files in it.
 * @param files absolute paths
 * @throws ImportError when one cannot be read, or there is too much
 */
export async function readSources(files: string[], token?: CancellationSignal): Promise<SourceText[]> {
  const all = [...new Set((await Promise.all(files.map(filesIn))).flat())];
  if (all.length > MAX_FILES) throw new ImportError(l10n.t('These are more than {0} files.', MAX_FILES));
  const sources: SourceText[] = [];
  let left = MAX_BYTES;
  for (const file of all) {
    throwIfCancelled(token);
    const read = await readText(file, left);
    if (!('text' in read)) throw new ImportError(unreadable(file, read.reason));
    left -= Buffer.byteLength(read.text);
    sources.push({ file, text: read.text });
  }
  return sources;
}

async function filesIn(file: string): Promise<string[]> {
  if (!(await isFolder(file))) return [file];
  const { glob } = await import('tinyglobby');
  const ignore = ['**/node_modules/**', '**/.*/**', '**/build/**', '**/target/**'];
  const found = await glob('**/*.java', { cwd: file, absolute: true, ignore });
  if (found.length === 0) throw new ImportError(l10n.t('There is no Java file in {0}.', file));
  return found.map(each => path.normalize(each)).sort(compareText);
}

async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch {
    // Reading it says what is wrong with it.
    return false;
  }
}

function unreadable(file: string, reason: string): string {
  return reason === 'too-large'
    ? l10n.t('{0} is too large: {1} MB can be imported at once.', file, MAX_BYTES / 1024 / 1024)
    : l10n.t('{0} cannot be read ({1}).', file, reason);
}
