/**
 * Packs what VS Code and npm install, of the files that `files` in `package.json` lists. Needs a production build before.
 * Fails when a budget is broken.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { brokenBudgets, readVsix } from './package/budgets.ts';
import { OUT, VSIX } from './package/packed-files.ts';
import { withoutRepository } from './package/page.ts';
import { npm } from './vscode/npm.ts';

const ROOT = path.resolve(__dirname, '..');

async function main(): Promise<void> {
  await mkdir(OUT, { recursive: true });
  await createVSIX({
    cwd: ROOT,
    packagePath: VSIX,
    // The bundles hold what they need.
    dependencies: false,
    readmePath: await pageFor('README.md'),
    changelogPath: await pageFor('CHANGELOG.md'),
    // It has no address yet.
    allowMissingRepository: true,
  });
  await npm(['pack', '--ignore-scripts', '--pack-destination', OUT], ROOT);
  const packed = await readVsix(VSIX);
  const problems = brokenBudgets(packed);
  if (problems.length > 0) throw new Error([`${VSIX} breaks its budgets.`, ...problems, ...packed.files].join('\n'));
  process.stdout.write(`${VSIX}: ${packed.files.length} files, ${(packed.bytes / 1e6).toFixed(2)} MB\n`);
}

/** Makes a page for those who have the package alone. @returns its path relative to the root */
async function pageFor(name: string): Promise<string> {
  const page = path.join(OUT, name);
  await writeFile(page, withoutRepository(await readFile(path.join(ROOT, name), 'utf8')));
  return path.relative(ROOT, page);
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
