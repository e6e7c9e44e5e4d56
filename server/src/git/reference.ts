import * as l10n from '@vscode/l10n';
import { git } from './git.ts';
import { GitError } from './git-error.ts';

/** Listings of very large repositories have some 100 bytes a file. */
const MAX_LISTING = 256 * 1024 * 1024;

/** A commit, seen from a folder of its repository. */
export interface Reference {
  /** As the user wrote it. */
  name: string;
  commit: string;
  /** Of the folder, from the repository's root: `web/` or nothing. */
  prefix: string;
}

/** A file of a commit. */
export interface TreeFile {
  /** From the repository's root, with `/`. */
  path: string;
  kind: 'file' | 'link' | 'submodule';
  object: string;
  size: number;
}

/**
 * What a name of a branch, a tag or a commit stands for in the repository that a folder is in.
 * @throws GitError when there is no git, no repository or no such reference
 */
export async function findReference(folder: string, name: string): Promise<Reference> {
  const ask = async (args: string[]) =>
    (await git(folder, args, { maxBytes: 64 * 1024 })).toString('utf8').replace(/\n$/, '');
  const prefix = await ask(['rev-parse', '--show-prefix']).catch((error: GitError) => {
    throw /not a git repository/.test(error.message)
      ? new GitError(l10n.t('{0} is in no git repository, so there is nothing to compare with.', folder))
      : error;
  });
  // What starts with a dash would be an option.
  const commit = name.startsWith('-')
    ? ''
    : await ask(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]).catch(() => '');
  if (commit === '') {
    throw new GitError(
      l10n.t('git knows no "{0}". Name a branch, a tag or a commit; a shallow clone has few of them.', name),
    );
  }
  return { name, commit, prefix };
}

/** Every file of a commit, wherever it is in the repository. */
export async function listFiles(folder: string, { commit }: Reference): Promise<TreeFile[]> {
  const args = ['ls-tree', '-r', '-z', '--long', '--full-tree', commit];
  const listing = await git(folder, args, { maxBytes: MAX_LISTING });
  return listing.toString('utf8').split('\0').filter(Boolean).map(parseLine);
}

/** `100644 blob 5e1c… 1234\tpath`; the size of what is no file is `-`. */
function parseLine(line: string): TreeFile {
  const tab = line.indexOf('\t');
  const [mode, type, object = '', size] = line.slice(0, tab).split(/ +/);
  const kind = type === 'commit' ? 'submodule' : mode === '120000' ? 'link' : 'file';
  return { path: line.slice(tab + 1), kind, object, size: Number(size) || 0 };
}
