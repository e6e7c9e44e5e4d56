import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { withoutRepository } from './page.ts';

/** What only those who build need to know of. */
const OF_THE_REPOSITORY = ['scripts', 'devDependencies', 'overrides'];

/** Pages that codes of findings and logs lead to: see `server/src/report/installed-page.ts`. */
const PAGES = ['contracts.md', 'result-codes.md', 'result-codes.zh-cn.md'];

/**
 * Puts what is packed into a folder of its own: the files that `files` in `package.json` lists, with pages and a manifest
 * that do not speak of the repository.
 * @param root the repository, built for production
 * @param stage the folder, which is made anew
 */
export async function stagePackage(root: string, stage: string): Promise<void> {
  await rm(stage, { recursive: true, force: true });
  await mkdir(stage, { recursive: true });
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  for (const file of await glob(manifest.files, { cwd: root })) {
    const [from, to] = [path.join(root, file), path.join(stage, file)];
    if (file.endsWith('.md')) await writeFile(to, withoutRepository(await readFile(from, 'utf8')));
    else await cp(from, to);
  }
  const pages = JSON.stringify(['pages', await pagesOf(path.join(root, 'docs'))]);
  await appendFile(path.join(stage, 'dist', 'texts.jsonl'), `${pages}\n`);
  for (const name of OF_THE_REPOSITORY) delete manifest[name];
  await writeFile(path.join(stage, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

async function pagesOf(folder: string): Promise<Record<string, string>> {
  const pages = PAGES.map(async name => [name, withoutRepository(await readFile(path.join(folder, name), 'utf8'))]);
  return Object.fromEntries(await Promise.all(pages));
}
