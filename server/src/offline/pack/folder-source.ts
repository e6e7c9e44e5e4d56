import * as fs from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as l10n from '@vscode/l10n';
import { type CancellationSignal, throwIfCancelled } from '../../cancellation.ts';
import type { PackageFinding } from '../package-finding.ts';
import { notUtf8 } from '../tar/member-names.ts';
import { TAR_LIMITS } from '../tar/tar-format.ts';
import { PackError } from './pack-error.ts';
import type { SourceEntry, SourceListing } from './pack-source.ts';
import { nothing } from './source-order.ts';

/** How many files are asked for their size at once. */
const BATCH = 32;

/** How much is read at once. */
const CHUNK = 256 * 1024;

/** A link that takes a file's place after it was listed is not followed. Windows has no such flag. */
const READ = fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0);

/** Handles, which `fs/promises` has, cost more than the small files in them. */
const openFile = promisify(fs.open) as (file: string, flags: number) => Promise<number>;
const readFile = promisify(fs.read);
const closeFile = promisify(fs.close);

/**
 * Lists a folder with all below it. Links are listed and not followed, so that nothing comes from elsewhere.
 * @param limit files and folders
 */
export async function readFolder(
  root: string,
  token?: CancellationSignal,
  limit = TAR_LIMITS.paths,
): Promise<SourceListing> {
  const entries: SourceEntry[] = [];
  const findings: PackageFinding[] = [];
  // Grows while it is walked.
  const folders = [''];
  for (const folder of folders) {
    for (const group of batches(await list(root, folder, findings))) {
      throwIfCancelled(token);
      const listed = await Promise.all(group.map(dirent => entryOf(root, folder, dirent, findings)));
      for (const entry of listed.filter(each => each !== undefined)) {
        entries.push(entry);
        if (entry.type === 'directory') folders.push(entry.path);
      }
    }
    if (entries.length > limit) throw tooMany(root, limit);
  }
  return { entries, findings, close: async () => undefined };
}

/** @param place of a source @param limit files and folders */
export function tooMany(place: string, limit: number): PackError {
  const message = l10n.t('{0} has more than {1} files and folders. Give the folder of the built app.', place, limit);
  return new PackError('package/source-too-many', message);
}

/** @param folder relative to `root`; the root itself has to be readable */
async function list(root: string, folder: string, findings: PackageFinding[]): Promise<fs.Dirent[]> {
  try {
    return await readdir(path.join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (folder === '') throw error;
    findings.push(unreadable(folder, error));
    return [];
  }
}

async function entryOf(
  root: string,
  folder: string,
  dirent: fs.Dirent,
  findings: PackageFinding[],
): Promise<SourceEntry | undefined> {
  const entry = { path: folder === '' ? dirent.name : `${folder}/${dirent.name}`, size: 0, open: nothing };
  if (dirent.name.includes('\ufffd')) {
    findings.push({ ...notUtf8(), severity: 'error', entry: entry.path });
    return undefined;
  }
  const file = path.join(root, entry.path);
  try {
    const stats = await lstat(file);
    if (stats.isDirectory()) return { ...entry, type: 'directory' };
    if (stats.isSymbolicLink()) return { ...entry, type: 'link' };
    if (!stats.isFile()) return { ...entry, type: 'special' };
    return { ...entry, type: 'file', size: stats.size, open: () => read(file, stats.size) };
  } catch (error) {
    findings.push(unreadable(entry.path, error));
    return undefined;
  }
}

/** What to say of a file of a source that the system does not let us read. */
export function unreadable(entry: string, error: unknown): PackageFinding {
  const { code = '' } = error as NodeJS.ErrnoException;
  const message = l10n.t('This cannot be read ({0}). Give yourself the right to, or take it out.', code);
  return { code: 'package/source-unreadable', severity: 'error', entry, message };
}

/** Asks for one byte more than there should be: more shows that the file grew, and less that its end is reached. */
async function* read(file: string, size: number): AsyncGenerator<Buffer, void, undefined> {
  const descriptor = await openFile(file, READ);
  try {
    for (let left = size + 1; left > 0; ) {
      const bytes = Buffer.allocUnsafe(Math.min(CHUNK, left));
      const { bytesRead } = await readFile(descriptor, bytes, 0, bytes.length, null);
      if (bytesRead === 0) return;
      left -= bytesRead;
      yield bytes.subarray(0, bytesRead);
      if (left === 1 && bytesRead < bytes.length) return;
    }
  } finally {
    await closeFile(descriptor);
  }
}

function* batches(dirents: fs.Dirent[]): Generator<fs.Dirent[]> {
  for (let start = 0; start < dirents.length; start += BATCH) yield dirents.slice(start, start + BATCH);
}
