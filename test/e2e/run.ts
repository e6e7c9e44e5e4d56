/**
 * Runs the end-to-end tests: the suites inside the extension host, and what a user sees, from outside.
 * `--runner server-min | server-latest | desktop`, repeatable; both servers when absent. `--suite NAME` runs that suite
 * inside the extension host alone, `--grep TITLE` tests from outside alone.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { VSIX } from '../../scripts/package/packed-files.ts';
import { launchBrowser } from '../../scripts/vscode/browser.ts';
import { provisionServer, type VscodeServerName } from '../../scripts/vscode/provision.ts';
import { startServer } from '../../scripts/vscode/server.ts';
import { buildSuites } from './build.ts';
import { runDesktop } from './runners/desktop-runner.ts';
import { runSuite } from './runners/server-runner.ts';
import { copyWorkspace, ENVIRONMENT, SESSIONS, SETTINGS } from './session.ts';
import { runUiTests } from './ui/run.ts';

const RUNNERS = ['server-min', 'server-latest', 'desktop'] as const;
type Runner = (typeof RUNNERS)[number];

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runner: { type: 'string', multiple: true }, suite: { type: 'string' }, grep: { type: 'string' } },
  });
  const runners = (values.runner ?? ['server-min', 'server-latest']).map(asRunner);
  if (!existsSync(path.resolve(__dirname, '../../dist/client.js')) || !existsSync(VSIX)) {
    throw new Error('dist/client.js or the VSIX is missing. Run "npm run package" first.');
  }
  await buildSuites();
  for (const runner of runners) {
    say(`\n== ${runner} ==`);
    if (runner === 'desktop') await runDesktop();
    else await runServer(runner === 'server-min' ? 'min' : 'latest', values);
  }
}

function asRunner(name: string): Runner {
  const runner = RUNNERS.find(each => each === name);
  if (!runner) throw new Error(`There is no runner "${name}". Runners: ${RUNNERS.join(', ')}.`);
  return runner;
}

async function runServer(name: VscodeServerName, { suite, grep }: { suite?: string; grep?: string }): Promise<void> {
  const sessions = suite ? SESSIONS.filter(session => session === suite) : SESSIONS;
  if (sessions.length === 0) throw new Error(`There is no suite "${suite}". Suites: ${SESSIONS.join(', ')}.`);
  const files = await provisionServer(name, say);
  const browser = await launchBrowser();
  try {
    for (const session of grep ? [] : sessions) {
      say(`VS Code ${files.vscode}, workspace "${session}"`);
      await using workspace = await copyWorkspace(session);
      const options = { testDriver: true, trustEverything: true, settings: SETTINGS, env: ENVIRONMENT };
      const server = await startServer(files, options);
      try {
        const code = await runSuite(server, browser, workspace.folder);
        if (code !== 0) throw new Error(`The suite "${session}" failed in VS Code ${files.vscode}.`);
      } finally {
        await server.stop();
      }
    }
    if (!suite) await runUiTests({ files, browser, name }, grep);
  } finally {
    await browser.close();
  }
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
