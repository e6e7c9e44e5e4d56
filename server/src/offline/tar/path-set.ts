import * as l10n from '@vscode/l10n';
import type { NameProblem } from './member-names.ts';
import { type MemberType, TAR_LIMITS } from './tar-format.ts';

interface Known {
  path: string;
  /** A folder is implied when only names inside it were seen. */
  kind: MemberType | 'implied';
}

/**
 * The paths of one tar, so that no two of them mean one file on any system: neither on those that ignore case (Windows,
 * macOS) nor on those that compare compatible characters.
 */
export class PathSet {
  private readonly known = new Map<string, Known>();
  /** Members of one folder mostly come together; its path is looked at once. */
  private lastFolder = '';

  constructor(private readonly limit: number = TAR_LIMITS.paths) {}

  /** Adds a path that {@link checkName} accepts. @returns why it cannot stand beside the others */
  add(path: string, type: MemberType): NameProblem | undefined {
    const inFolders = this.addFoldersOf(path);
    if (inFolders) return inFolders;
    const known = this.known.get(foldPath(path));
    if (!known) return this.remember({ path, kind: type });
    if (known.path !== path) return collision(known.path);
    if (known.kind !== 'implied') return duplicate();
    if (type === 'file') return fileAsFolder(path);
    known.kind = 'directory';
    return undefined;
  }

  private addFoldersOf(path: string): NameProblem | undefined {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (folder === this.lastFolder) return undefined;
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      const found = this.addFolder(path.slice(0, slash));
      if (found) return found;
    }
    this.lastFolder = folder;
    return undefined;
  }

  private addFolder(path: string): NameProblem | undefined {
    const known = this.known.get(foldPath(path));
    if (!known) return this.remember({ path, kind: 'implied' });
    if (known.path !== path) return collision(known.path);
    return known.kind === 'file' ? fileAsFolder(path) : undefined;
  }

  private remember(known: Known): NameProblem | undefined {
    if (this.known.size >= this.limit) {
      return {
        code: 'package/tar-too-many',
        message: l10n.t('There are more than {0} files and folders.', this.limit),
      };
    }
    this.known.set(foldPath(known.path), known);
    return undefined;
  }
}

/** One text for all paths that some system takes for the same: case is folded, compatible characters are replaced. */
export function foldPath(path: string): string {
  if (/^[\0-\x7f]*$/.test(path)) return path.toLowerCase();
  let folded = path;
  // Once is not enough: ẞ becomes ß, which becomes ss by way of upper case.
  for (let before = ''; before !== folded; ) {
    before = folded;
    folded = before.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
  }
  return folded;
}

function duplicate(): NameProblem {
  return { code: 'package/tar-duplicate', message: l10n.t('The name is there twice.') };
}

function collision(other: string): NameProblem {
  const message = l10n.t('The name is the same as {0} on systems that ignore case or compare similar letters.', other);
  return { code: 'package/tar-name-collision', message };
}

function fileAsFolder(path: string): NameProblem {
  return { code: 'package/tar-file-as-folder', message: l10n.t('{0} is both a file and a folder.', path) };
}
