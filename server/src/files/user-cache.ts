import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache-folder.ts';

/** What versions that were replaced have left. Something that is still in use is made again, once in so long. */
const MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000;

/** Tells versions of a file apart without reading it. */
export function identityOf(file: string): string {
  const { mtimeMs, size } = statSync(file);
  return [file, mtimeMs, size].join('\n');
}

/**
 * Where something that can be made again is kept in the user's cache folder.
 * @param kind a folder of the cache
 * @param madeOf all that it depends on: what was made of something else is in another place
 */
export function cachedPlace(kind: string, ...madeOf: string[]): string {
  const name = createHash('sha256').update(madeOf.join('\n')).digest('hex').slice(0, 32);
  return path.join(cacheFolder(), kind, `${name}.bin`);
}

/** What is kept at a place. Nothing the first time, or when the cache was cleared. */
export function readCached(place: string): Buffer | undefined {
  try {
    return readFileSync(place);
  } catch {
    return undefined;
  }
}

/** Keeps something, in one step. A cache folder that cannot be written costs time, not correctness. */
export function writeCached(place: string, bytes: Uint8Array): void {
  const temporary = `${place}.${process.pid}.tmp`;
  try {
    mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, bytes, { mode: 0o600 });
    renameSync(temporary, place);
    removeOld(path.dirname(place));
  } catch {
    // Made again the next time.
  }
}

/** Forgets what proved to be of no use. */
export function removeCached(place: string): void {
  rmSync(place, { force: true });
}

function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (Date.now() - statSync(file).mtimeMs > MAX_AGE_MS) rmSync(file, { force: true });
  }
}
