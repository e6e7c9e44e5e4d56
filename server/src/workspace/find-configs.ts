import type { Dirent } from 'node:fs';
import path from 'node:path';
import { CONFIG_FILE_NAME } from '../config/find.ts';
import { entriesOf } from './folder-entries.ts';
import { isPackageFile } from './package-files.ts';
import { isSkippedFolder } from './skipped-folders.ts';

const MAX_DEPTH = 8;
const MAX_FOLDERS = 5_000;

export interface FoundConfigs {
  /** Absolute paths, the nearest to the folder first. */
  configs: string[];
  /** Absolute paths of offline packages and what goes with them, which the search comes by. */
  packageFiles: string[];
  /** The search stopped at its limit, so that deeper configs may be missing. They are found once a contract opens. */
  limited: boolean;
}

interface Limits {
  depth: number;
  folders: number;
}

/** Searches a workspace folder for configs, a level at a time, without following links. */
export async function findConfigs(
  folder: string,
  limits: Limits = { depth: MAX_DEPTH, folders: MAX_FOLDERS },
): Promise<FoundConfigs> {
  const configs: string[] = [];
  const packageFiles: string[] = [];
  let level = [folder];
  let visited = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.depth) return { configs, packageFiles, limited: true };
    const next: string[] = [];
    for (const current of level) {
      if (++visited > limits.folders) return { configs, packageFiles, limited: true };
      for (const entry of await entriesOf(current)) {
        if (entry.isFile() && entry.name === CONFIG_FILE_NAME) configs.push(path.join(current, entry.name));
        else if (entry.isFile() && isPackageFile(entry.name)) packageFiles.push(path.join(current, entry.name));
        else if (isWorthSearching(entry)) next.push(path.join(current, entry.name));
      }
    }
    level = next;
  }
  return { configs, packageFiles, limited: false };
}

/** Whether a path below a workspace folder is one that the search would have come to. */
export function isSearched(file: string, folder: string): boolean {
  const folders = path.relative(folder, path.dirname(file)).split(path.sep);
  return !folders.some(isSkippedFolder);
}

function isWorthSearching(entry: Dirent): boolean {
  return entry.isDirectory() && !isSkippedFolder(entry.name);
}
