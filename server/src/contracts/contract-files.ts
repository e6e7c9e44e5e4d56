import path from 'node:path';
import picomatch from 'picomatch';
import type { Config } from '../config/config.ts';
import { compareText } from '../findings.ts';
import { remember } from '../remember.ts';

/** Never contracts, whatever the globs say. */
const NEVER = ['**/node_modules/**', '**/.git/**'];

/** Absolute paths of a config's contracts on disk, in code-point order. */
export async function findContracts(config: Config): Promise<string[]> {
  // It takes tens of milliseconds to load: who knows the contracts need not wait for it.
  const { glob } = await import('tinyglobby');
  const files = await glob(config.contracts, {
    cwd: config.folder,
    ignore: NEVER,
    absolute: true,
    dot: false,
    expandDirectories: false,
  });
  return files.map(file => path.normalize(file)).sort(compareText);
}

/** Whether an absolute path is one of a config's contracts, on disk or not. */
export function contractMatcher(config: Config): (file: string) => boolean {
  return matcherOf(config, '', undefined);
}

/** Compiled once for each config: features ask for every document that they look at. */
const matcherOf = remember((config: Config): ((file: string) => boolean) => {
  const wanted = config.contracts.filter(pattern => !pattern.startsWith('!'));
  const unwanted = config.contracts.filter(pattern => pattern.startsWith('!')).map(pattern => pattern.slice(1));
  const matches = picomatch(wanted.map(normalizePattern), { ignore: [...NEVER, ...unwanted.map(normalizePattern)] });
  return file => matches(path.relative(config.folder, file).split(path.sep).join('/'));
});

/** Where a config's contracts may be: absolute folders with globs relative to them, those of what is none left out. */
export function contractGlobs({ contracts, folder }: Config): { folder: string; pattern: string }[] {
  const wanted = contracts.filter(pattern => !pattern.startsWith('!'));
  return wanted.map(pattern => {
    const { base, glob } = picomatch.scan(normalizePattern(pattern));
    return glob === ''
      ? { folder: path.resolve(folder, path.dirname(base)), pattern: path.basename(base) }
      : { folder: path.resolve(folder, base), pattern: glob };
  });
}

/** A glob that means a relative path as it is. */
export function globOf(relative: string): string {
  return relative
    .split(path.sep)
    .join('/')
    .replace(/[!()*?[\]{}\\]/g, '\\$&');
}

function normalizePattern(pattern: string): string {
  return pattern.replace(/^\.\//, '');
}
