import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The language servers that this extension host started, by process id. There is no `ps` on Windows. */
export function languageServers(): Promise<number[]> {
  return childrenWith(/[\\/]dist[\\/]server\.js$/);
}

/** The same of command lines, which tasks run. */
export function commandLines(): Promise<number[]> {
  return childrenWith(/[\\/]dist[\\/]cli\.js$/);
}

async function childrenWith(script: RegExp): Promise<number[]> {
  const { stdout } = await run('ps', ['-eo', 'pid,ppid,args']);
  return stdout
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => Number(parent) === process.pid && args.some(arg => script.test(arg)))
    .map(([pid]) => Number(pid));
}
