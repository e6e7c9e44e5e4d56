import { lstat } from 'node:fs/promises';
import path from 'node:path';
import picomatch from 'picomatch';
import { siteLanguageOf } from '../call-sites/find-sites.ts';
import { isInside } from '../files/paths.ts';
import { entriesOf } from './folder-entries.ts';
import { isSkippedFolder } from './skipped-folders.ts';

/** Where sources are looked for. */
export interface SourceRoot {
  /** Absolute folder. */
  folder: string;
  /** Globs of what is not looked at, relative to the folder, as `files.exclude` has them. */
  excludes: readonly string[];
}

/** A root with what counts in it: neither contracts, nor what was installed, built or minified, nor what it excludes. */
export class SourceScope {
  readonly folder: string;
  /** Two scopes of one key are the same. */
  readonly key: string;
  private readonly isExcluded: (relative: string) => boolean;

  constructor({ folder, excludes }: SourceRoot) {
    this.folder = folder;
    this.key = JSON.stringify([folder, excludes]);
    this.isExcluded = excludes.length > 0 ? picomatch([...excludes], { dot: true }) : () => false;
  }

  /** Whether a file, by its path alone, is one of the sources. */
  isSource(file: string): boolean {
    return isSourceName(path.basename(file)) && this.isIn(file);
  }

  /** Whether a path is one that a listing would come to. */
  isIn(file: string): boolean {
    if (!isInside(file, this.folder)) return false;
    const parts = path.relative(this.folder, file).split(path.sep);
    if (parts.slice(0, -1).some(isSkippedFolder)) return false;
    return !parts.some((_, index) => this.isExcluded(parts.slice(0, index + 1).join('/')));
  }

  /** The sources in a folder of the scope, level by level, without following links; none in a folder that is skipped. */
  async *list(from: string): AsyncGenerator<string> {
    if (from !== this.folder && isSkippedFolder(path.basename(from))) return;
    let level = [from];
    while (level.length > 0) {
      const next: string[] = [];
      for (const folder of level) {
        for (const entry of await entriesOf(folder)) {
          const child = path.join(folder, entry.name);
          const isWanted = entry.isDirectory()
            ? !isSkippedFolder(entry.name)
            : entry.isFile() && isSourceName(entry.name);
          if (!isWanted || this.isExcluded(path.relative(this.folder, child).split(path.sep).join('/'))) continue;
          if (entry.isDirectory()) next.push(child);
          else yield child;
        }
      }
      level = next;
    }
  }

  /** Whether a path leads through a link, which a listing would not follow. */
  async isThroughLink(file: string): Promise<boolean> {
    for (let at = file; at !== this.folder && path.dirname(at) !== at; at = path.dirname(at)) {
      if (await isLink(at)) return true;
    }
    return false;
  }
}

function isSourceName(name: string): boolean {
  if (name.endsWith('.rpc.ts') || name.endsWith('.min.js') || name === 'package-lock.json') return false;
  return siteLanguageOf(name) !== undefined;
}

async function isLink(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch {
    // What is not there is no link.
    return false;
  }
}
