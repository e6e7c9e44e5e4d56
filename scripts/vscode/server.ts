import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { installEmptyLanguagePack } from './language-pack.ts';
import type { VscodeServerFiles } from './provision.ts';

export interface RunningServer {
  /** `http://127.0.0.1:<port>`. */
  url: string;
  /** What a `vscode-remote` address calls the server. */
  authority: string;
  /** The group of all processes that belong to it. */
  processGroup: number;
  /** Ends the server and everything that it started, and removes its data. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Lets a page ask for an extension test path, which a built VS Code otherwise ignores. */
  testDriver?: boolean;
  /** Asks nobody whether the folder's authors are trusted. */
  trustEverything?: boolean;
  /** A language tag of VS Code's: `zh-cn`. English when absent. */
  language?: string | undefined;
  /** Of the machine, which those of a workspace come before. */
  settings?: Record<string, unknown>;
  env?: NodeJS.ProcessEnv;
  /** A VSIX that is installed before. */
  extension?: string | undefined;
}

const START_TIMEOUT_MS = 60_000;

/** Starts a VS Code server on a free port of 127.0.0.1, with data folders of its own. */
export async function startServer(files: VscodeServerFiles, options: ServerOptions = {}): Promise<RunningServer> {
  const data = await mkdtemp(path.join(tmpdir(), 'mpaas-vscode-'));
  if (options.language) await installEmptyLanguagePack(path.join(data, 'data'), options.language);
  await writeMachineSettings(data, options.settings ?? {});
  if (options.extension) await installExtension(files, data, options.extension);
  const child = spawn(
    files.node,
    [
      files.main,
      ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
      ...['--telemetry-level', 'off', '--server-data-dir', data],
      ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
      ...(options.language ? ['--locale', options.language] : []),
      ...(options.trustEverything ? ['--disable-workspace-trust'] : []),
    ],
    // A group of its own, so that extension hosts end with it.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...process.env, ...options.env } },
  );
  const stop = async () => {
    await endGroup(child);
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const port = await listeningPort(child);
    const authority = `127.0.0.1:${port}`;
    return { url: `http://${authority}`, authority, processGroup: child.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function installExtension(files: VscodeServerFiles, data: string, vsix: string): Promise<void> {
  const args = ['--accept-server-license-terms', '--server-data-dir', data, '--install-extension', vsix];
  await promisify(execFile)(files.node, [files.main, ...args]);
}

async function writeMachineSettings(data: string, settings: Record<string, unknown>): Promise<void> {
  const folder = path.join(data, 'data/Machine');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings));
}

function listeningPort(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    const fail = (why: string) => reject(new Error(`VS Code's server ${why}:\n${lines.slice(-20).join('\n')}`));
    const timer = setTimeout(() => fail(`said nothing for ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS);
    child.once('error', error => fail(`did not start (${error.message})`));
    child.once('exit', code => fail(`ended with code ${code}`));
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      // Reading goes on after the start: a full pipe would stop the server.
      createInterface({ input: stream }).on('line', line => {
        lines.push(line);
        const port = /^Extension host agent listening on (\d+)/.exec(line)?.[1];
        if (!port) return;
        clearTimeout(timer);
        resolve(port);
      });
    }
  });
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  await exited;
}
