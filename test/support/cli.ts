import { type ChildProcess, type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

export const CLI = path.resolve(__dirname, '..', '..', 'dist', 'cli.js');

export interface CliResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  cwd: string;
  env?: Record<string, string>;
  input?: string;
  /** Another command line than `dist/cli.js`: a script. */
  script?: string;
}

/** Runs the built command line to its end. English unless `env` says otherwise, colours off, with a cache folder of the tests' own. */
export function runCli(args: string[], { cwd, env = {}, input, script = CLI }: CliOptions): Promise<CliResult> {
  return new Promise(resolve => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      { cwd, env: environment(env), maxBuffer: 64 * 1024 * 1024 },
      (_, stdout, stderr) => resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

/** Starts the built command line as `runCli` does, with pipes. */
export function startCli(args: string[], { cwd, env = {} }: CliOptions): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [CLI, ...args], { cwd, env: environment(env) });
}

export interface GatewayProcess {
  url: string;
  adminUrl: string;
  adminToken: string;
  process: ChildProcess;
  /** Its standard error so far, all of it after `stop`. */
  said(): string;
  /** Ends it as Ctrl-C does and gives its exit code. */
  stop(): Promise<number | null>;
}

/** Starts `mpaas gateway` on a free port and waits until it is ready. */
export async function startGatewayCli(
  args: string[],
  { cwd, env = {}, script = CLI }: CliOptions,
): Promise<GatewayProcess> {
  const child = spawn(process.execPath, [script, 'gateway', '--port', '0', '--json', ...args], {
    cwd,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  let stderr = '';
  child.stderr.on('data', chunk => {
    stderr += chunk;
  });
  const ready = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [string | number | null];
  const [line] = ready;
  if (typeof line !== 'string') throw new Error(`The gateway ended with ${line}: ${stderr}`);
  const stop = async () => {
    child.kill('SIGTERM');
    return (await ended)[0];
  };
  return { ...JSON.parse(line), process: child, said: () => stderr, stop };
}

function environment(env: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  const cache = cacheOfTests();
  return { PATH, SystemRoot, TEMP, NO_COLOR: '1', LANG: 'C', XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, ...env };
}

let cache: string | undefined;

/** One for all, so that what is compiled once is compiled once; it goes with the process. */
function cacheOfTests(): string {
  if (cache !== undefined) return cache;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mpaas-cache-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  cache = folder;
  return folder;
}
