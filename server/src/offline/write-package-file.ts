import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type CancellationSignal, throwIfCancelled } from '../cancellation.ts';
import { PackError } from './pack/pack-error.ts';

/**
 * Writes a file so that nobody ever sees half of it: beside its place, renamed at the end, removed when anything fails
 * or the work is cancelled. Another file in its place is replaced; a link there stays, and what it points to is replaced.
 * @param write gets a handle of an empty file; what it opened for reading has to be closed when it ends, because Windows
 * does not rename onto open files
 * @throws PackError when the file cannot be written; whatever `write` throws; CancelledError
 */
export async function writePackageFile<T>(
  file: string,
  write: (handle: FileHandle) => Promise<T>,
  token?: CancellationSignal,
): Promise<T> {
  const { place, mode } = await placeOf(file);
  const temporary = path.join(path.dirname(place), `.${path.basename(place)}.${randomBytes(6).toString('hex')}.tmp`);
  const handle = await open(temporary, 'wx', mode).catch(error => {
    throw notCreated(file, error);
  });
  try {
    const result = await write(handle).finally(() => handle.close());
    throwIfCancelled(token);
    await rename(temporary, place).catch(error => {
      throw notReplaced(file, error);
    });
    return result;
  } catch (error) {
    // What failed first says more than a folder that lets nobody remove files either.
    await rm(temporary).catch(() => undefined);
    throw notWritten(file, error);
  }
}

/** Where a file really is, with the rights that it has. Devices and folders are left alone. */
async function placeOf(file: string): Promise<{ place: string; mode: number }> {
  let stats: Stats;
  try {
    stats = await stat(file);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return { place: file, mode: 0o666 };
    throw error;
  }
  if (stats.isFile()) return { place: await realpath(file), mode: stats.mode & 0o777 };
  throw new PackError('package/output-kind', l10n.t('{0} is no file. Give a file to write the package into.', file));
}

function notCreated(file: string, error: unknown): unknown {
  const folder = path.dirname(file);
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const message = l10n.t('There is no folder {0} to write the package into. Create it, or choose another.', folder);
    return new PackError('package/output-folder', message, { cause: error });
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    const message = l10n.t('The folder {0} cannot be written into ({1}). Choose another.', folder, code);
    return new PackError('package/output-folder', message, { cause: error });
  }
  return notWritten(file, error);
}

function notReplaced(file: string, error: unknown): unknown {
  const code = codeOf(error);
  if (!['EBUSY', 'EPERM', 'EACCES'].includes(code)) return error;
  const message = l10n.t(
    '{0} cannot be replaced ({1}): another program has it open, or it is protected. Close it there and try again.',
    file,
    code,
  );
  return new PackError('package/output-busy', message, { cause: error });
}

/** Errors of handles name no file. These never come from reading. */
function notWritten(file: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message = l10n.t('There is no room left for {0} ({1}). Nothing was written.', file, code);
    return new PackError('package/output-full', message, { cause: error });
  }
  if (code !== 'EFBIG') return error;
  const message = l10n.t('{0} is larger than files may be there ({1}). Nothing was written.', file, code);
  return new PackError('package/output-full', message, { cause: error });
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
