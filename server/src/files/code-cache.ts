import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { cacheFolder } from './cache-folder.ts';

const FIRST_WORK_MS = 5000;

/** What versions that were replaced have left. One that is still in use is compiled again, once in so long. */
const MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * `require` for a large CommonJS file, with the engine's compiled code kept in the user's cache folder: compiling 7 MB
 * takes longer than most of our commands. The code is kept with the functions that were needed until then.
 * @param module what the file is to be in Node.js's eyes: the process's main module, when that asks for it
 * @returns what the file exports
 */
export function requireWithCodeCache(file: string, module: NodeJS.Module): unknown {
  const place = placeFor(file);
  const cachedData = readIfThere(place);
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${readSource(file)}\n})`;
  const script = new Script(wrapped, { filename: file, ...(cachedData && { cachedData }) });
  script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file));
  if (!cachedData || script.cachedDataRejected) keepOnce(place, script);
  return module.exports;
}

/** Most of our bundles are ASCII, which takes no decoding. */
function readSource(file: string): string {
  const bytes = readFileSync(file);
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

/** The engine looks only at the length of a source, so the name has to tell versions of it apart. */
function placeFor(file: string): string {
  const { mtimeMs, size } = statSync(file);
  const identity = [file, mtimeMs, size, process.versions.v8, process.arch].join('\n');
  const name = createHash('sha256').update(identity).digest('hex').slice(0, 32);
  return path.join(cacheFolder(), 'code', `${name}.bin`);
}

function readIfThere(place: string): Buffer | undefined {
  try {
    return readFileSync(place);
  } catch {
    // The first time, or a cache that was cleared.
    return undefined;
  }
}

/** When the process ends, or when it has done its first work: not every process is left to end by itself. */
function keepOnce(place: string, script: Script): void {
  const keepNow = () => {
    clearTimeout(timer);
    process.off('exit', keepNow);
    keep(place, script.createCachedData());
  };
  const timer = setTimeout(keepNow, FIRST_WORK_MS).unref();
  process.once('exit', keepNow);
}

function keep(place: string, code: Buffer): void {
  const temporary = `${place}.${process.pid}.tmp`;
  try {
    mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, code, { mode: 0o600 });
    renameSync(temporary, place);
    removeOld(path.dirname(place));
  } catch {
    // A cache folder that cannot be written costs time, not correctness.
  }
}

function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (Date.now() - statSync(file).mtimeMs > MAX_AGE_MS) rmSync(file, { force: true });
  }
}
