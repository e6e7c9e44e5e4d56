import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type CorpusSize, LARGE } from './corpus.ts';
import { type Generator, OURS, PEERS } from './generators.ts';
import { median, type Row, range } from './measure.ts';
import { type NodeUsage, nodeUsage } from './node-usage.ts';
import { inTemporaryFolder } from './temporary.ts';

const RUNS = 5;

/** A generator that is ready, and what it took and made so far. */
interface Contestant {
  generator: Generator;
  folder: string;
  args: string[];
  usages: NodeUsage[];
  /** Of the last run. */
  made: string;
}

/** Generating from the same services beside generators of others: whole processes, into empty folders, all in turns. */
export function benchGeneratePeers(size: CorpusSize = LARGE): Promise<Row[]> {
  return inTemporaryFolder(async folder => {
    const ours = await prepare(OURS, folder, size);
    const { peers, missing } = await preparePeers(folder, size);
    for (let run = 0; run < RUNS; run++) {
      for (const contestant of [ours, ...peers]) await generate(contestant, size);
    }
    const figures = [ours, ...peers].map(each => ({ what: describe(each), figure: figure(each, ours), goal: '–' }));
    return [...figures, ...missing];
  });
}

async function prepare(generator: Generator, parent: string, size: CorpusSize): Promise<Contestant> {
  const folder = path.join(parent, generator.title.replace(/\W+/g, '-'));
  await mkdir(folder);
  return { generator, folder, args: await generator.prepare(folder, size), usages: [], made: '' };
}

/** Without network there may be none. */
async function preparePeers(folder: string, size: CorpusSize): Promise<{ peers: Contestant[]; missing: Row[] }> {
  const peers: Contestant[] = [];
  const missing: Row[] = [];
  for (const generator of PEERS) {
    try {
      peers.push(await prepare(generator, folder, size));
    } catch (error) {
      const [reason] = (error as Error).message.split('\n');
      missing.push({ what: `generate: ${generator.title}`, figure: `not measured: ${reason}`, goal: '–' });
    }
  }
  return { peers, missing };
}

/** @throws if not all operations are in what it made */
async function generate(contestant: Contestant, size: CorpusSize): Promise<void> {
  const { generator, folder, args, usages } = contestant;
  const outputs = generator.outputs.map(output => path.join(folder, output));
  for (const output of outputs) await rm(output, { recursive: true, force: true });
  usages.push(await nodeUsage(args, folder));
  const texts = (await Promise.all(outputs.map(textsIn))).flat();
  const found = sum(texts.map(text => text.match(generator.operation)?.length ?? 0));
  const expected = size.contracts * size.operationsPerContract;
  if (found !== expected) throw new Error(`${generator.title} made ${found} operations, not ${expected}.`);
  contestant.made = sizeOf(texts);
}

/** The texts of a file, or of all files in a folder. */
async function textsIn(output: string): Promise<string[]> {
  if (path.extname(output) !== '') return [await readFile(output, 'utf8')];
  const entries = await readdir(output, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile());
  return Promise.all(files.map(file => readFile(path.join(file.parentPath, file.name), 'utf8')));
}

function sizeOf(texts: string[]): string {
  const lines = sum(texts.map(text => text.split('\n').length - 1));
  const bytes = sum(texts.map(text => Buffer.byteLength(text)));
  const files = texts.length === 1 ? '1 file' : `${texts.length} files`;
  return `${files}, ${lines.toLocaleString('en')} lines, ${(bytes / 1e6).toFixed(1)} MB`;
}

function describe({ generator, made }: Contestant): string {
  return `generate: ${generator.title}, ${generator.makes} (${made})`;
}

function figure(contestant: Contestant, ours: Contestant): string {
  const of = (field: 'wallMs' | 'cpuMs') =>
    range(
      contestant.usages.map(usage => usage[field]),
      'ms',
    );
  const times = `${of('wallMs')}, processor ${of('cpuMs')}`;
  return contestant === ours ? times : `${times}; ${comparison(contestant, ours)}`;
}

/** By the clock, and run by run: machines get slower and faster by the minute. */
function comparison(peer: Contestant, ours: Contestant): string {
  const ratios = peer.usages.map(({ wallMs }, run) => wallMs / (ours.usages[run]?.wallMs ?? Number.NaN));
  if (median(ratios) >= 1) return `ours is ${range(ratios, '×')} as fast`;
  return `ours takes ${range(
    ratios.map(ratio => 1 / ratio),
    '×',
  )} as long`;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
