import path from 'node:path';
import { isThere } from '../files/is-there.ts';
import { isInside } from '../files/paths.ts';

/**
 * The folder that the sources around a config are looked for in: the outermost open folder that holds the config, else
 * the git repository that does, else the config's own folder.
 * @param folders absolute paths of the editor's open folders
 */
export async function sourceRootOf(config: string, folders: readonly string[]): Promise<string> {
  const [outermost] = folders.filter(folder => isInside(config, folder)).sort((a, b) => a.length - b.length);
  return outermost ?? (await repositoryOf(path.dirname(config))) ?? path.dirname(config);
}

async function repositoryOf(from: string): Promise<string | undefined> {
  for (let folder = from; ; folder = path.dirname(folder)) {
    // A folder, or in worktrees and submodules a file.
    if (await isThere(path.join(folder, '.git'))) return folder;
    if (path.dirname(folder) === folder) return undefined;
  }
}
