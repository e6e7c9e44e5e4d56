import path from 'node:path';
import picomatch from 'picomatch';
import { fileKey, isInside } from './files.ts';
import type { Project } from './project.ts';

export interface WatchPattern {
  /** Absolute folder. */
  folder: string;
  /** A glob relative to the folder. */
  pattern: string;
}

/**
 * What has to be watched on disk for a project: nothing but TypeScript where its contracts and their imports are, and
 * the folders whose removal would come as a single event without their files.
 */
export function watchPatterns(project: Project): WatchPattern[] {
  const { config, files = [] } = project.lastAnalysis ?? {};
  const home = path.dirname(project.file);
  const itself = { folder: path.dirname(home), pattern: path.basename(home) };
  if (!config) return [itself];
  const bases = config.contracts.map(glob => path.resolve(home, staticBase(glob)));
  const outside = [...bases, ...files.map(file => path.dirname(file))].filter(folder => !isInside(folder, home));
  const patterns = [
    itself,
    { folder: home, pattern: '**/*.{ts,mts,cts}' },
    { folder: home, pattern: '**/{ts,js}config*.json' },
    ...bases.filter(base => base !== home).flatMap(foldersOf),
    ...outside.map(folder => ({ folder, pattern: '**/*.{ts,mts,cts}' })),
  ];
  return [...new Map(patterns.map(each => [`${fileKey(each.folder)}:${each.pattern}`, each])).values()];
}

function foldersOf(base: string): WatchPattern[] {
  return [
    { folder: path.dirname(base), pattern: path.basename(base) },
    { folder: base, pattern: '**' },
  ];
}

/** The part of a glob before its first wildcard; of a plain path, its folder. */
function staticBase(glob: string): string {
  const { base, isGlob } = picomatch.scan(glob);
  return isGlob ? base : path.posix.dirname(base);
}
