import { existsSync, type Stats } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config/config.ts';
import { isInside } from '../files/paths.ts';
import { Scope } from './watch-scope.ts';

/** Editors save in several steps; this is how long none may follow. */
const QUIET_MS = 50;

export interface Watcher {
  /** Resolves when no change is missed any more, which may be never when a folder goes while it is looked at. */
  ready: Promise<void>;
  /** Watches what a config's model and mock handlers come from, beside what is watched already. */
  add(config: Config, files: string[]): void;
  close(): Promise<void>;
}

/**
 * Tells of saved, new and deleted files behind a config's model and mock handlers.
 * @param files absolute paths of what these were made from
 * @param changed called with absolute paths when nothing more happened for a moment
 */
export async function watchFiles(
  config: Config,
  files: string[],
  changed: (files: string[]) => void,
  failed: (error: Error) => void,
): Promise<Watcher> {
  // Loaded only now: a gateway answers before it watches.
  const [{ watch }, { default: picomatch }] = await Promise.all([import('chokidar'), import('picomatch')]);
  const baseOf = (glob: string) => picomatch.scan(glob).base;
  const scope = new Scope(config.gateway.mocks);
  const add = (config: Config, files: string[]): string[] => {
    const paths = pathsOf(config, files, baseOf);
    scope.add(paths, files, config.gateway.mocks);
    // What is not there yet is seen by the folder that it will be in. Chokidar is ready too early when it is given such paths.
    return [...new Set([...paths, path.dirname(config.gateway.mocks)].map(nearestExisting))];
  };
  const ignored = (file: string, stats?: Stats) => scope.isIgnored(path.resolve(file), stats);
  // A watcher that chokidar loses, when a folder goes while it looks, is not to keep the process.
  const watcher = watch(add(config, files), { ignoreInitial: true, ignored, persistent: false });
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', (event, file) => {
    if (event === 'addDir') return;
    pending.add(path.resolve(file));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const files = [...pending];
      pending.clear();
      changed(files);
    }, QUIET_MS);
  });
  watcher.on('error', error => failed(error as Error));
  return {
    ready: new Promise(resolve => watcher.once('ready', resolve)),
    add: (config, files) => void watcher.add(add(config, files)),
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

/** The folders that globs begin with, where new contracts appear, and what lies elsewhere. */
function pathsOf(config: Config, files: string[], baseOf: (glob: string) => string): string[] {
  const wanted = config.contracts.filter(glob => !glob.startsWith('!'));
  const folders = [...wanted.map(glob => path.resolve(config.folder, baseOf(glob))), config.gateway.mocks];
  const outside = files.filter(file => !folders.some(folder => isInside(file, folder)));
  return [config.file, ...folders, ...outside];
}

function nearestExisting(file: string): string {
  const folder = path.dirname(file);
  return folder === file || existsSync(file) ? file : nearestExisting(folder);
}
