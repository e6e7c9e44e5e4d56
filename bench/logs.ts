import path from 'node:path';
import { build } from 'esbuild';
import { writeLog } from './log-corpus.ts';
import { searcherRows } from './log-searchers.ts';
import { atMost, median, type Row, toKnow } from './measure.ts';
import { type NodeUsage, nodeUsage } from './node-usage.ts';
import { inTemporaryFolder } from './temporary.ts';

const CLI = path.resolve(__dirname, '..', 'dist', 'cli.js');
const RUNS = 5;
const MIB = 1024 * 1024;
const SIZE = 200;
const MEMORY_GOAL = 200;
/** One line of so many tells of a call: one in a thousand is a busy day. */
const TELLING = [1000, 100];

/** Explaining large logs beside a regular expression over the same bytes, in whole processes of their own, in turns. */
export function benchLogs(): Promise<Row[]> {
  return inTemporaryFolder(async folder => {
    const program = await buildProgram(folder);
    const rows: Row[] = [];
    for (const tellingOneOf of TELLING) {
      const file = path.join(folder, `one-of-${tellingOneOf}.log`);
      await writeLog(file, { bytes: SIZE * MIB, tellingOneOf });
      rows.push(...(await benchLog(program, file, tellingOneOf)));
      if (tellingOneOf === TELLING[0]) rows.push(...(await searcherRows('with that expression, the clock', file)));
    }
    const digest = path.join(folder, 'digest.log');
    await writeLog(digest, { bytes: SIZE * MIB, tellingOneOf: 1 });
    const { cpuMs, peakMiB } = await explain(digest);
    rows.push(toKnow('mpaas explain of a digest, where each line fails', (SIZE / cpuMs) * 1000, 'MiB/s'));
    rows.push(atMost('mpaas explain of a digest, where each line fails: memory', peakMiB, MEMORY_GOAL, 'MiB'));
    return rows;
  });
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
  const explaining: NodeUsage[] = [];
  const reading: NodeUsage[] = [];
  const searching: NodeUsage[] = [];
  for (let turn = 0; turn < RUNS; turn++) {
    explaining.push(await explain(file));
    reading.push(await nodeUsage([program, 'events', file]));
    searching.push(await nodeUsage([program, 'expression', file]));
  }
  const [whole, events, bare] = [explaining, reading, searching].map(cpuOf);
  const what = `${SIZE} MiB, one in ${tellingOneOf} lines`;
  const beside = (ms = Number.NaN) =>
    `beside an expression (${ms.toFixed(0)} ms, ${bare?.toFixed(0)} ms of processors)`;
  const ratio = (ms = Number.NaN) => ms / (bare ?? Number.NaN);
  const explained = `mpaas explain of ${what}, ${beside(whole)}`;
  return [
    tellingOneOf === TELLING[0] ? atMost(explained, ratio(whole), 2, '×') : toKnow(explained, ratio(whole), '×'),
    atMost(`mpaas explain of ${what}: memory`, Math.max(...explaining.map(each => each.peakMiB)), MEMORY_GOAL, 'MiB'),
    toKnow(`mpaas explain of ${what}: the clock`, median(explaining.map(each => each.wallMs)), 'ms'),
    toKnow(`events of ${what}, ${beside(events)}`, ratio(events), '×'),
  ];
}

/** The built command, in the folder of the log: without a config. */
function explain(file: string): Promise<NodeUsage> {
  return nodeUsage([CLI, 'explain', file], path.dirname(file));
}

function cpuOf(usages: NodeUsage[]): number {
  return median(usages.map(({ cpuMs }) => cpuMs));
}
