import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CLI, type Shop } from './shop.ts';

/**
 * Starts `mpaas gateway` on a free port.
 * @param secrets the variables that the config names
 * @throws Error when it ends instead
 */
export async function startGateway({ folder }: Shop, secrets: Record<string, string>) {
  const child = spawn(process.execPath, [CLI, 'gateway', '--port', '0', '--json'], {
    cwd: folder,
    env: { ...process.env, ...secrets },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
  if (typeof line !== 'string') throw new Error(`mpaas gateway ended with ${line}`);
  return {
    url: JSON.parse(line).url as string,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
