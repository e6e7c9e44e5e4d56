import path from 'node:path';
import picomatch from 'picomatch';
import { SITE_ENDINGS } from '../call-sites/find-sites.ts';
import { fileKey, isInside } from '../files/paths.ts';
import type { FileEvent, Project } from './project.ts';

export interface WatchPattern {
  /** Absolute folder. */
  folder: string;
  /** A glob relative to the folder. */
  pattern: string;
  /** What is of interest; without it, everything is. */
  kinds?: readonly FileEvent['kind'][];
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

/** Tells whether a path is one that some of the patterns are about, or holds all that one is about. */
export function patternMatcher(patterns: readonly WatchPattern[]): (file: string) => boolean {
  const matchers = patterns.map(({ folder, pattern }) => ({ folder, matches: picomatch(pattern, { dot: true }) }));
  return file =>
    matchers.some(({ folder, matches }) => {
      if (isInside(folder, file)) return true;
      return isInside(file, folder) && matches(path.relative(folder, file).split(path.sep).join('/'));
    });
}

/** What has to be watched for sources: their texts, and all that comes and goes, for folders do so without their files. */
export function sourcePatterns(folder: string): WatchPattern[] {
  const endings = SITE_ENDINGS.map(ending => ending.slice(1)).join(',');
  return [
    { folder, pattern: `**/*.{${endings}}`, kinds: ['changed'] },
    { folder, pattern: '**', kinds: ['created', 'deleted'] },
  ];
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
