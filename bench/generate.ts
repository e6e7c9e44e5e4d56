import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { LARGE, writeCorpus } from './corpus.ts';
import { atMost, median, type Row, timeOf } from './measure.ts';

const CLI = path.resolve(__dirname, '..', 'dist', 'cli.js');
const RUNS = 5;

/** The whole process, from its start to its end, generating one target for 2,000 operations into an empty folder. */
export async function benchGenerate(): Promise<Row[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mpaas-bench-'));
  try {
    await writeCorpus(folder, LARGE);
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      for (const output of ['client', 'mpaas.lock.json'])
        await rm(path.join(folder, output), { recursive: true, force: true });
      times.push(await timeOf(() => promisify(execFile)(process.execPath, [CLI, 'generate'], { cwd: folder })));
    }
    return [atMost('generate 2,000 operations in 200 contracts, whole process', median(times), 2000, 'ms')];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
