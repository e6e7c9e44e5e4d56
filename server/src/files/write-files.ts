import { randomBytes } from 'node:crypto';
import { mkdir, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface FileWrite {
  /** Absolute. */
  file: string;
  text: string;
}

export interface CancellationSignal {
  readonly isCancellationRequested: boolean;
}

/** Thrown when work stopped because the user asked for it. */
export class CancelledError extends Error {
  override name = 'CancelledError';
}

/**
 * Writes files so that nobody ever sees half of one: each is written beside its place and renamed when all are there.
 * Cancelled or failed before the first rename, nothing has changed; folders it made for nothing are removed.
 */
export async function writeFiles(writes: FileWrite[], token?: CancellationSignal): Promise<void> {
  const staged: { temporary: string; file: string }[] = [];
  const madeFolders: MadeFolders[] = [];
  try {
    for (const { file, text } of writes) {
      if (token?.isCancellationRequested) throw new CancelledError();
      const made = await mkdir(path.dirname(file), { recursive: true });
      if (made) madeFolders.push({ from: path.dirname(file), to: made });
      const place = await followLink(file);
      const temporary = path.join(
        path.dirname(place),
        `.${path.basename(place)}.${randomBytes(6).toString('hex')}.tmp`,
      );
      staged.push({ temporary, file: place });
      await writeFile(temporary, text, { encoding: 'utf8', flag: 'wx' });
    }
    if (token?.isCancellationRequested) throw new CancelledError();
  } catch (error) {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
    for (const folders of madeFolders.reverse()) await removeEmpty(folders);
    throw error;
  }
  await renameAll(staged);
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

async function renameAll(staged: { temporary: string; file: string }[]): Promise<void> {
  for (const [index, { temporary, file }] of staged.entries()) {
    try {
      await rename(temporary, file);
    } catch (error) {
      await Promise.all(staged.slice(index).map(entry => rm(entry.temporary, { force: true })));
      throw error;
    }
  }
}
