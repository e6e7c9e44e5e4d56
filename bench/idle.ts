import os from 'node:os';
import { setTimeout } from 'node:timers/promises';

const LOOK_MS = 500;
const LOOKS = 4;
const BUSY_SHARE = 0.15;
const PATIENCE_MS = 60_000;

/**
 * Resolves when the machine's processors have had little to do for two seconds, or after a minute: what is measured then
 * does not share them with what came before.
 */
export async function idle(): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (let quiet = 0; quiet < LOOKS && performance.now() < end; )
    quiet = (await busyShare()) < BUSY_SHARE ? quiet + 1 : 0;
}

async function busyShare(): Promise<number> {
  const before = spent();
  await setTimeout(LOOK_MS);
  const after = spent();
  return (after.busy - before.busy) / (after.all - before.all);
}

/** In milliseconds, of all processors together. */
function spent(): { busy: number; all: number } {
  const times = os.cpus().map(cpu => cpu.times);
  const all = times.flatMap(time => Object.values(time)).reduce((sum, ms) => sum + ms, 0);
  return { all, busy: all - times.reduce((sum, time) => sum + time.idle, 0) };
}
