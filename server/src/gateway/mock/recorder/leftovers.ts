import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** What `writeFiles` calls a mock that is being written. */
const UNFINISHED = /^\..+\.json\.[0-9a-f]{12}\.tmp$/;

/** Another gateway may be writing what is younger. */
const OLD_MS = 60_000;

/** Removes what a gateway that was killed had begun to write. */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(name => UNFINISHED.test(name));
  for (const file of names.map(name => path.join(folder, name))) {
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > OLD_MS) await rm(file, { force: true });
  }
}
