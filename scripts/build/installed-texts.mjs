import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * What `packed-texts.ts` reads, in one file: some forty would be half of the package.
 * @returns a line of JSON for each folder
 */
export async function installedTexts() {
  const folders = { runtime: 'server/src/generate/runtime', sample: 'samples' };
  const lines = Object.entries(folders).map(async ([name, folder]) => [name, await textsIn(folder)]);
  return (await Promise.all(lines)).map(line => `${JSON.stringify(line)}\n`).join('');
}

async function textsIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  const texts = files.sort().map(async file => {
    const text = await readFile(file, 'utf8');
    return [relative(folder, file).replaceAll(sep, '/'), text.replaceAll('\r\n', '\n')];
  });
  return Object.fromEntries(await Promise.all(texts));
}
