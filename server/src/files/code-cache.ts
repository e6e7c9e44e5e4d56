import { isAscii } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { cachedPlace, identityOf, readCached, writeCached } from './user-cache.ts';

const FIRST_WORK_MS = 5000;

/**
 * `require` for a large CommonJS file, with the engine's compiled code kept in the user's cache folder: compiling 7 MB
 * takes longer than most of our commands. The code is kept with the functions that were needed until then.
 * @param module what the file is to be in Node.js's eyes: the process's main module, when that asks for it
 * @returns what the file exports
 */
export function requireWithCodeCache(file: string, module: NodeJS.Module): unknown {
  // The engine looks only at the length of a source, so the place has to tell versions of it apart.
  const place = cachedPlace('code', identityOf(file), process.versions.v8, process.arch);
  const cachedData = readCached(place);
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

/** When the process ends, or when it has done its first work: not every process is left to end by itself. */
function keepOnce(place: string, script: Script): void {
  const keepNow = () => {
    clearTimeout(timer);
    process.off('exit', keepNow);
    writeCached(place, script.createCachedData());
  };
  const timer = setTimeout(keepNow, FIRST_WORK_MS).unref();
  process.once('exit', keepNow);
}
