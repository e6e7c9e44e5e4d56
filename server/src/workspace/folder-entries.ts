import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';

/** What is in a folder; nothing when it is gone, closed to us, or no folder. */
export async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    // Gone since its parent was read, or closed to us: either way there is nothing to find in it.
    return [];
  }
}
