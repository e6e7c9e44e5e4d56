import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { writeLog } from './log-corpus.ts';
import type { LogReading } from './log-reading.ts';
import { atMost, median, type Row, timeOf, toKnow } from './measure.ts';

const run = promisify(execFile);

const CLI = path.resolve(__dirname, '..', 'dist', 'cli.js');
const RUNS = 5;
const MIB = 1024 * 1024;
const SIZE = 200;
/** One line of so many tells of a call: one in a thousand is a busy day. */
const TELLING = [1000, 100];

/** Events of large logs beside a regular expression over the same bytes, each in processes of their own, in turns. */
export async function benchLogs(): Promise<Row[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mpaas-bench-'));
  try {
    const program = await buildProgram(folder);
    const rows: Row[] = [];
    for (const tellingOneOf of TELLING) {
      const file = path.join(folder, `one-of-${tellingOneOf}.log`);
      await writeLog(file, { bytes: SIZE * MIB, tellingOneOf });
      rows.push(...(await benchLog(program, file, tellingOneOf)));
    }
    const digest = path.join(folder, 'digest.log');
    await writeLog(digest, { bytes: (SIZE / 10) * MIB, tellingOneOf: 1 });
    const { cpuMs, found } = await read(program, 'events', digest);
    rows.push(toKnow(`events of a digest, where each line is one (${found})`, (SIZE / 10 / cpuMs) * 1000, 'MiB/s'));
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function buildProgram(folder: string): Promise<string> {
  const outfile = path.join(folder, 'log-reading.js');
  const entryPoints = [path.join(__dirname, 'log-reading.ts')];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
  });
  return outfile;
}

async function benchLog(program: string, file: string, tellingOneOf: number): Promise<Row[]> {
  const readings: Record<'events' | 'expression', LogReading[]> = { events: [], expression: [] };
  const explaining: number[] = [];
  for (let turn = 0; turn < RUNS; turn++) {
    readings.events.push(await read(program, 'events', file));
    readings.expression.push(await read(program, 'expression', file));
    explaining.push(await timeOf(() => run(process.execPath, [CLI, 'explain', file], { maxBuffer: 1024 * MIB })));
  }
  const [ours, bare] = [readings.events, readings.expression].map(each => median(each.map(({ cpuMs }) => cpuMs)));
  const memory = Math.max(...readings.events.map(({ peakMiB }) => peakMiB));
  const what = `events of ${SIZE} MiB, one in ${tellingOneOf} lines`;
  const times = `${what}, beside an expression (${ours?.toFixed(0)} ms, ${bare?.toFixed(0)} ms of processors)`;
  const ratio = (ours ?? Number.NaN) / (bare ?? Number.NaN);
  return [
    tellingOneOf === TELLING[0] ? atMost(times, ratio, 2, '×') : toKnow(times, ratio, '×'),
    atMost(`${what}: memory`, memory, 200, 'MiB'),
    toKnow(`mpaas explain of ${SIZE} MiB, one in ${tellingOneOf} lines`, median(explaining), 'ms'),
  ];
}

async function read(program: string, way: 'events' | 'expression', file: string): Promise<LogReading> {
  const { stdout } = await run(process.execPath, [program, way, file]);
  return JSON.parse(stdout) as LogReading;
}
