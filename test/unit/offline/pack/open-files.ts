import { readdir, readlink } from 'node:fs/promises';

const DESCRIPTORS = '/proc/self/fd';

/**
 * How often this process has a file open. Closing takes a moment, so it waits one for what is expected. What is expected
 * is the answer, too, where the system does not say.
 * @param file absolute path, without links in it
 */
export async function openFiles(file: string, expected: number): Promise<number> {
  let count = -1;
  for (let attempt = 0; attempt < 50 && count !== expected; attempt++) {
    if (attempt > 0) await new Promise(resolve => setTimeout(resolve, 10));
    const descriptors = await readdir(DESCRIPTORS).catch(() => undefined);
    if (!descriptors) return expected;
    const places = await Promise.all(descriptors.map(each => readlink(`${DESCRIPTORS}/${each}`).catch(() => '')));
    count = places.filter(place => place === file).length;
  }
  return count;
}
