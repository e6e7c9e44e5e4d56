/**
 * Packs what VS Code and npm install, of the files that `files` in `package.json` lists. Needs a production build before.
 * Fails when a budget is broken.
 */
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { npm } from './npm.ts';
import { brokenBudgets, readVsix } from './package/budgets.ts';
import { OUT, VSIX } from './package/packed-files.ts';
import { stagePackage } from './package/stage.ts';

const ROOT = path.resolve(__dirname, '..');

async function main(): Promise<void> {
  const stage = path.join(OUT, 'package');
  await stagePackage(ROOT, stage);
  await createVSIX({
    cwd: stage,
    packagePath: VSIX,
    // The bundles hold what they need.
    dependencies: false,
    // The repository has no address yet.
    allowMissingRepository: true,
  });
  await npm(['pack', '--ignore-scripts', '--pack-destination', OUT], stage);
  const packed = await readVsix(VSIX);
  const problems = brokenBudgets(packed);
  if (problems.length > 0) throw new Error([`${VSIX} breaks its budgets.`, ...problems, ...packed.files].join('\n'));
  process.stdout.write(`${VSIX}: ${packed.files.length} files, ${(packed.bytes / 1e6).toFixed(2)} MB\n`);
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
