import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type CancellationSignal, throwIfCancelled } from '../cancellation.ts';
import { git } from './git.ts';
import { GitError } from './git-error.ts';
import type { TreeFile } from './reference.ts';

const MAX_FILES = 100_000;
const MAX_BYTES = 512 * 1024 * 1024;

/** What is read at once. */
const BATCH_FILES = 500;
const BATCH_BYTES = 16 * 1024 * 1024;

/**
 * Writes files of a commit into a folder, in their places. The work tree is not touched.
 * @param folder any of the repository
 * @throws GitError when they are too many, or one has a name that leads out of the folder
 * @throws CancelledError when the token says so; what was written stays
 */
export async function extractFiles(
  folder: string,
  files: readonly TreeFile[],
  into: string,
  token?: CancellationSignal,
): Promise<void> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length > MAX_FILES || bytes > MAX_BYTES) {
    throw new GitError(l10n.t('The repository has too many TypeScript files to read: {0}.', files.length));
  }
  for (const batch of batches(files)) {
    throwIfCancelled(token);
    const contents = await readObjects(folder, batch);
    await Promise.all(batch.map((file, index) => write(placeOf(file.path, into), contents[index] as Buffer)));
  }
}

function* batches(files: readonly TreeFile[]): Iterable<TreeFile[]> {
  let batch: TreeFile[] = [];
  let bytes = 0;
  for (const file of files) {
    if (batch.length > 0 && (batch.length >= BATCH_FILES || bytes + file.size > BATCH_BYTES)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(file);
    bytes += file.size;
  }
  if (batch.length > 0) yield batch;
}

/** The contents of objects, in their order: git prints a line with the size, the bytes and a line break for each. */
async function readObjects(folder: string, files: TreeFile[]): Promise<Buffer[]> {
  const input = files.map(({ object }) => `${object}\n`).join('');
  const maxBytes = files.reduce((sum, { size }) => sum + size + 256, 0);
  const output = await git(folder, ['cat-file', '--batch'], { input, maxBytes });
  let at = 0;
  return files.map(({ path: name }) => {
    const lineEnd = output.indexOf(0x0a, at);
    const [, type, size] = output.toString('latin1', at, lineEnd).split(' ');
    if (type !== 'blob') throw new GitError(l10n.t('git does not have {0} here: the clone is not complete.', name));
    const start = lineEnd + 1;
    at = start + Number(size) + 1;
    return output.subarray(start, start + Number(size));
  });
}

/** Trees that git made itself have no such names; others might. */
function placeOf(name: string, into: string): string {
  const place = path.join(into, ...name.split('/'));
  const isInside = place.startsWith(into + path.sep);
  const isPlain = path.relative(into, place).split(path.sep).join('/') === name;
  if (isInside && isPlain && !/[\0:\\]/.test(name)) return place;
  throw new GitError(l10n.t('The repository has a file whose name leads elsewhere: {0}', JSON.stringify(name)));
}

async function write(file: string, content: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content, { flag: 'wx' });
}
