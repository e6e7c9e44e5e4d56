import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/** Runs git in a folder, with an identity of its own and without the settings of whoever runs the tests. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  const env = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: path.join(folder, 'no-config') };
  const { stdout } = await promisify(execFile)('git', [...identity, ...args], { cwd: folder, env });
  return stdout.trim();
}

/** Makes a folder a repository whose `HEAD` has all of its files. */
export async function commitAll(folder: string): Promise<void> {
  await git(folder, 'init', '--quiet', '--initial-branch=main');
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message', 'All');
}
