import { stat } from 'node:fs/promises';
import path from 'node:path';

export const CONFIG_FILE_NAME = 'mpaas.config.json';

/**
 * The config that governs a file or folder: the nearest `mpaas.config.json` upward.
 * @param from absolute path of a file or folder
 */
export async function findConfigFile(from: string): Promise<string | undefined> {
  return findUpward(from, CONFIG_FILE_NAME);
}

/** The nearest file of a name, in `from` or a folder above it. */
export async function findUpward(from: string, name: string): Promise<string | undefined> {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, name);
    if (await isFile(candidate)) return candidate;
    if (path.dirname(folder) === folder) return undefined;
  }
}

async function isFile(candidate: string): Promise<boolean> {
  try {
    return (await stat(candidate)).isFile();
  } catch {
    // A missing file and a folder that may not be entered mean the same here: the config is not there for us.
    return false;
  }
}
