/**
 * Opens the real VS Code with the extension on `examples/`: the desktop one where it is installed, else a VS Code server
 * in the browser, until Ctrl-C. `--browser` takes the server in any case. Needs `npm run build` before.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findDesktop } from './vscode/desktop.ts';
import { openInBrowser } from './vscode/open-in-browser.ts';
import { provisionServer } from './vscode/provision.ts';
import { startServer } from './vscode/server.ts';
import { workbenchUrl } from './vscode/workbench-url.ts';

const ROOT = path.resolve(__dirname, '..');
const EXAMPLES = path.join(ROOT, 'examples');

/** What the config of `examples/` names; any value will do for a gateway on this machine. */
const ENVIRONMENT = { MPAAS_APP_SECRET: process.env.MPAAS_APP_SECRET ?? 'a secret to try' };

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { browser: { type: 'boolean', default: false } } });
  const desktop = values.browser ? undefined : findDesktop();
  await (desktop ? startDesktop(desktop) : startInBrowser());
}

async function startDesktop(program: string): Promise<void> {
  say(`Opening ${program}`);
  const args = ['--new-window', `--extensionDevelopmentPath=${ROOT}`, EXAMPLES];
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...ENVIRONMENT } });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${program} ended with ${code}. "npm start -- --browser" needs no desktop.`);
}

async function startInBrowser(): Promise<void> {
  const server = await startServer(await provisionServer('latest', say), { testDriver: true, env: ENVIRONMENT });
  try {
    const url = workbenchUrl(server, EXAMPLES);
    say(`VS Code is at\n${url}\nCtrl-C ends it.`);
    openInBrowser(url);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  } finally {
    await server.stop();
  }
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
