import path from 'node:path';
import type { Config } from '../config/config.ts';
import { isModule } from './mock/handlers/handler-files.ts';
import { RECORDED } from './mock/scenarios.ts';

/** Editors save in several steps; this is how long none may follow. */
const QUIET_MS = 50;

export interface Watcher {
  /** Watches what a config's model and mock handlers come from, beside what is watched already. */
  add(config: Config, files: string[]): void;
  close(): Promise<void>;
}

/**
 * Tells of saved, new and deleted files behind a config's model and mock handlers. Resolves when no change is missed any
 * more.
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
  const known = new Set<string>();
  let { mocks } = config.gateway;
  const add = (config: Config, files: string[]): string[] => {
    mocks = config.gateway.mocks;
    for (const file of files) known.add(file);
    return pathsOf(config, files, baseOf);
  };
  const watcher = watch(add(config, files), {
    ignoreInitial: true,
    ignored: (file, stats) => isIgnored(path.resolve(file), stats, mocks, known),
  });
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
  await new Promise<void>(resolve => watcher.once('ready', resolve));
  return {
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
  const outside = files.filter(file => !folders.some(folder => file.startsWith(folder + path.sep)));
  return [config.file, ...folders, ...outside];
}

/** Everything else in the folders changes neither a model nor handlers: mocks in JSON are looked at with each request. */
function isIgnored(
  file: string,
  stats: { isFile(): boolean } | undefined,
  mocks: string,
  known: ReadonlySet<string>,
): boolean {
  if (/[\\/](node_modules|\.git)([\\/]|$)/.test(file) || file === path.join(mocks, RECORDED)) return true;
  if (known.has(file)) return false;
  if (file.startsWith(mocks + path.sep)) return stats?.isFile() === true && !isModule(file);
  return stats?.isFile() === true && !/\.([mc]?ts|json)$/.test(file);
}
