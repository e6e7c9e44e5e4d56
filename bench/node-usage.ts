import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a process used from its start to its end. */
export interface NodeUsage {
  /** Of all processors: it tells more than the clock on a machine that others use, too. */
  cpuMs: number;
  wallMs: number;
  peakMiB: number;
  stdout: string;
}

/** Linux gives `maxRSS` the size of the process that started this one where that is larger, and tells the own one elsewhere. */
const REPORT = `import { existsSync, readFileSync } from 'node:fs';
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const peak = /VmHWM:\\s+(\\d+)/.exec(status)?.[1] ?? maxRSS;
  process.stderr.write('\\nused ' + peak + ' ' + (userCPUTime + systemCPUTime));
});`;
const HOOK = `data:text/javascript,${encodeURIComponent(REPORT)}`;

/** Runs a program of Node.js to its end. */
export async function nodeUsage(args: string[], cwd?: string): Promise<NodeUsage> {
  const start = performance.now();
  const options = { maxBuffer: 1024 * 1024 * 1024, cwd };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', HOOK, ...args], options);
  const wallMs = performance.now() - start;
  const [, kilobytes, micros] = /used (\d+) (\d+)$/.exec(stderr) ?? [];
  return { cpuMs: Number(micros) / 1000, wallMs, peakMiB: Number(kilobytes) / 1024, stdout };
}
