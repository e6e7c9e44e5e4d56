import { lstatSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';

/** A folder that changed this long ago shows by another time that it changes again, whatever its file system counts in. */
const SETTLED_MS = 2_000;

/** Which files of a folder are not there, known without asking for each of them each time. */
export class MissingFiles {
  /** When the folder changed last, epoch milliseconds; nothing when there is none. */
  private modified: number | undefined;
  private readonly names = new Set<string>();

  constructor(private readonly folder: string) {}

  /** Forgets what it knew when the folder has changed. */
  look(): void {
    const modified = ask(statSync, this.folder)?.mtimeMs;
    if (modified !== this.modified) this.names.clear();
    this.modified = modified;
  }

  /** Whether a file was missing at the last look. No says nothing. */
  has(name: string): boolean {
    return this.modified === undefined || this.names.has(name);
  }

  /** The status of a file, behind links. Remembers that there is none. */
  statusOf(name: string): Stats | undefined {
    const file = path.join(this.folder, name);
    const status = ask(statSync, file);
    // What a link leads to comes and goes without a change of the folder.
    if (!status && this.isSettled() && !ask(lstatSync, file)) this.names.add(name);
    return status;
  }

  private isSettled(): boolean {
    return this.modified !== undefined && Date.now() - this.modified > SETTLED_MS;
  }
}

/** Synchronous: asking the file system takes microseconds, and a promise for each request takes more. */
function ask(stat: typeof statSync, file: string): Stats | undefined {
  try {
    return stat(file, { throwIfNoEntry: false });
  } catch (error) {
    // An operation type that is too long for a file name has no file, and neither has what is no folder.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENAMETOOLONG' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
