import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SourceIndex } from '../server/src/workspace/source-index.ts';
import { TestTexts } from '../test/unit/workspace/open-texts.ts';
import { atMost, median, type Row, timeOf } from './measure.ts';
import { source, writeSources } from './source-corpus.ts';

const FILES = 5_000;
const EDITS = 30;
const MIB = 1024 * 1024;

/** The index of operations that sources name: the first scan, what it holds up and keeps, and an edit. */
export async function benchSources(): Promise<Row[]> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'mpaas-bench-')));
  try {
    const { bytes, sites } = await writeSources(folder, FILES);
    const before = heapInUse();
    const texts = new TestTexts();
    const index = new SourceIndex(texts, error => {
      throw error;
    });
    const { ms, cpuMs, blockMs } = await scan(index, folder);
    const heap = heapInUse() - before;
    if (index.allSites().length !== sites)
      throw new Error(`${index.allSites().length} sites were found, not ${sites}.`);
    const edits = await editTimes(index, texts, folder);
    await index.dispose();
    const size = `${FILES.toLocaleString('en')} sources (${(bytes / MIB).toFixed(0)} MB)`;
    return [
      atMost(`look through ${size} for operations, ${cpuMs.toFixed(0)} ms of computing`, ms, 3_000, 'ms'),
      atMost('the longest that it holds up requests', blockMs, 20, 'ms'),
      atMost('memory that it keeps', heap / MIB, 16, 'MiB'),
      atMost('from an edit of a source until its operations are known', median(edits), 5, 'ms'),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function scan(index: SourceIndex, folder: string): Promise<{ ms: number; cpuMs: number; blockMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const cpu = process.cpuUsage();
  delay.enable();
  const ms = await timeOf(async () => {
    index.follow(Promise.resolve([{ folder, excludes: ['**/.git', '**/.DS_Store'] }]));
    await index.ready;
  });
  delay.disable();
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000, blockMs: delay.max / 1e6 };
}

async function editTimes(index: SourceIndex, texts: TestTexts, folder: string): Promise<number[]> {
  const [file, { text }] = [path.join(folder, 'module0', 'part0', 'source0.ts'), source(0)];
  const times: number[] = [];
  for (let run = 0; run < EDITS; run++) {
    const operationType = `com.example.edit${run}`;
    const edited = `call({ operationType: '${operationType}' });\n${text}`;
    times.push(
      await timeOf(async () => {
        texts.open(file, edited);
        index.textChanged(file, edited);
        if (index.sitesOf(operationType).length !== 1) throw new Error('The edit is not known.');
      }),
    );
  }
  return times;
}

/** What is left of the heap after everything that nobody needs is gone. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
