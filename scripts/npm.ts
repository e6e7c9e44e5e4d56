import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ATTEMPTS = 3;
const TIMEOUT_MS = 5 * 60_000;

/**
 * Runs npm, three times if need be, because registries do have bad minutes.
 * @param args without a shell, so nothing needs quoting
 * @throws with npm's own output when every attempt failed
 */
export async function npm(args: string[], cwd: string): Promise<void> {
  const failures: string[] = [];
  while (failures.length < ATTEMPTS) {
    try {
      await run(process.execPath, [npmScript(), ...args, '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd,
        timeout: TIMEOUT_MS,
        maxBuffer: 16 * 1024 * 1024,
        env: { ...process.env, npm_config_update_notifier: 'false' },
      });
      return;
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(`npm ${args.join(' ')} failed ${ATTEMPTS} times in ${cwd}:\n${failures.at(-1)}`);
}

/** npm's own script, because on Windows `npm` is a batch file, which only a shell can start. */
function npmScript(): string {
  const bin = path.dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    path.join(bin, 'node_modules/npm/bin/npm-cli.js'),
    path.join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
  const found = candidates.find(file => file?.endsWith('npm-cli.js') && existsSync(file));
  if (!found) throw new Error('npm was not found beside Node. Start this with "npm run", or install npm.');
  return found;
}
