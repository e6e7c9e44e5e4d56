import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { COMPILED } from '../build.ts';
import { copyWorkspace, ENVIRONMENT, SESSIONS } from '../session.ts';

const ROOT = path.resolve(__dirname, '../../..');

/** Runs the suites in desktop VS Code, at the oldest version that package.json allows and at the newest. */
export async function runDesktop(): Promise<void> {
  const manifest = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
  const minimum = String(manifest.engines.vscode).replace('^', '');
  for (const version of [minimum, 'stable']) {
    for (const session of SESSIONS) {
      await using workspace = await copyWorkspace(session);
      const data = await mkdtemp(path.join(os.tmpdir(), 'mpaas-code-'));
      try {
        await runTests({
          version,
          extensionDevelopmentPath: ROOT,
          extensionTestsPath: path.join(COMPILED, 'run.js'),
          extensionTestsEnv: ENVIRONMENT,
          launchArgs: [workspace.folder, '--disable-extensions', '--disable-workspace-trust', '--user-data-dir', data],
        });
      } finally {
        await rm(data, { recursive: true, force: true, maxRetries: 5 });
      }
    }
  }
}
