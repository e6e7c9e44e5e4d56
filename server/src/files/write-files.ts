import { randomBytes } from 'node:crypto';
import { mkdir, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type CancellationSignal, throwIfCancelled } from '../cancellation.ts';

export interface FileWrite {
  /** Absolute. */
  file: string;
  text: string;
  /** Who may read and write it, from its first byte on; as usual for new files by default. Windows knows no such modes. */
  mode?: number;
}

/** How many files are written at once. */
const BATCH = 16;

/** A file that is written beside its place. */
interface Staged {
  temporary: string;
  file: string;
}

/**
 * Writes files so that nobody ever sees half of one: each is written beside its place and renamed when all are there.
 * Cancelled or failed before the first rename, nothing has changed; folders it made for nothing are removed.
 */
export async function writeFiles(writes: FileWrite[], token?: CancellationSignal): Promise<void> {
  const staged: Staged[] = [];
  const madeFolders: MadeFolders[] = [];
  try {
    for (const folder of new Set(writes.map(({ file }) => path.dirname(file)))) {
      const made = await mkdir(folder, { recursive: true });
      if (made) madeFolders.push({ from: folder, to: made });
    }
    for (let start = 0; start < writes.length; start += BATCH) {
      throwIfCancelled(token);
      await stage(writes.slice(start, start + BATCH), staged);
    }
    throwIfCancelled(token);
  } catch (error) {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
    for (const folders of madeFolders.reverse()) await removeEmpty(folders);
    throw error;
  }
  await renameAll(staged);
}

/** Resolves when all writes have ended, so that none goes on behind the back of whoever cleans up. */
async function stage(writes: FileWrite[], staged: Staged[]): Promise<void> {
  const writing = writes.map(async ({ file, text, mode }) => {
    const place = await followLink(file);
    const temporary = path.join(path.dirname(place), `.${path.basename(place)}.${randomBytes(6).toString('hex')}.tmp`);
    staged.push({ temporary, file: place });
    await writeFile(temporary, text, { encoding: 'utf8', flag: 'wx', ...(mode !== undefined && { mode }) });
  });
  const failed = (await Promise.allSettled(writing)).find(result => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Folders that `mkdir` made: from the deepest up to the first. */
interface MadeFolders {
  from: string;
  to: string;
}

async function removeEmpty({ from, to }: MadeFolders): Promise<void> {
  for (let folder = from; folder.length >= to.length; folder = path.dirname(folder)) {
    try {
      await rmdir(folder);
    } catch {
      // Somebody else put a file there meanwhile: it is theirs, and so are the folders above it.
      return;
    }
  }
}

/** Renaming onto a symbolic link would replace the link; what it points to is what the user means. */
async function followLink(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return file;
    throw error;
  }
}

async function renameAll(staged: Staged[]): Promise<void> {
  for (const [index, { temporary, file }] of staged.entries()) {
    try {
      await rename(temporary, file);
    } catch (error) {
      await Promise.all(staged.slice(index).map(entry => rm(entry.temporary, { force: true })));
      throw error;
    }
  }
}
