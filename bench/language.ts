import { execFile } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Position, TextDocument } from 'vscode-languageserver-textdocument';
import { CheckRequest } from '../server/src/protocol.ts';
import { SERVER_BUNDLE } from '../test/protocol/connect.ts';
import { contract, LARGE, writeCorpus } from './corpus.ts';
import { complete, HEAP_REPORT, hover, type LanguageSession, startSession } from './language-session.ts';
import { atMost, median, percentile, type Row, timeOf } from './measure.ts';
import { writeSources } from './source-corpus.ts';

const SOURCES = 5_000;
const STARTS = 9;
const EDITS = 30;
const REQUESTS = 200;
const MANY_EDITS = 1_000;
/** How long the server waits for typing to settle. */
const DEBOUNCE_MS = 250;
/** An operation that a page calls. */
const CALLED = 'com.example.area0.operation1';
/** What makes a contract have exactly one finding. */
const FLAW = '@chekLogin';

/** A language server over 200 contracts with 2,000 operations and 5,000 other sources. */
export async function benchLanguage(): Promise<Row[]> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'mpaas-bench-')));
  try {
    await writeCorpus(folder, LARGE);
    await writeSources(path.join(folder, 'src'), SOURCES);
    return [...(await starts(folder)), ...(await session(folder))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function starts(folder: string): Promise<Row[]> {
  const times: number[] = [];
  const nodeAlone: number[] = [];
  for (let run = 0; run < STARTS; run++) {
    nodeAlone.push(await timeOf(() => promisify(execFile)(process.execPath, ['-e', '0'])));
    await using started = await startSession(SERVER_BUNDLE, folder);
    times.push(started.initializeMs);
  }
  return [
    atMost('language server: from its start to the answer to `initialize`', median(times), 150, 'ms'),
    {
      what: 'of that, Node.js alone, from its start to its end',
      figure: `${median(nodeAlone).toFixed(0)} ms`,
      goal: '–',
    },
  ];
}

async function session(folder: string): Promise<Row[]> {
  const file = path.join(folder, 'contracts', 'area5.rpc.ts');
  const page = path.join(folder, 'src', 'module0', 'part0', 'source0.ts');
  const flawed = textOf(0, FLAW);
  const start = performance.now();
  await using server = await startSession(SERVER_BUNDLE, folder, HEAP_REPORT);
  await server.client.open(file, flawed);
  await server.client.until(() => server.client.diagnostics(file).length > 0);
  const first = performance.now() - start;
  const pageText = (await readFile(page, 'utf8')).replace('com.example.area0.get', CALLED);
  await server.client.open(page, pageText, 'typescript');
  const edits = await editTimes(server, file, EDITS);
  const { hovers, completions } = await requestTimes(server, file, page, pageText);
  const memory = await server.memory();
  await editMany(server, file, folder);
  const halfway = await server.heap();
  await editMany(server, file, folder);
  const after = await server.heap();
  return [
    atMost('first diagnostics, from the start of the process', first, 2_500, 'ms'),
    atMost('diagnostics after an edit, beyond the pause after typing', median(edits) - DEBOUNCE_MS, 100, 'ms'),
    atMost('hover, 95 of 100', percentile(hovers, 95), 50, 'ms'),
    atMost('completion, 95 of 100', percentile(completions, 95), 50, 'ms'),
    atMost('memory with everything read', memory, 500, 'MiB'),
    atMost('memory after 1,000 edits', await server.memory(), 500, 'MiB'),
    atMost('what the second 500 of them add to what is kept', ((after - halfway) / halfway) * 100, 5, '%'),
  ];
}

/** From an edit until its finding comes or goes. */
async function editTimes(server: LanguageSession, file: string, count: number, from = 1): Promise<number[]> {
  const times: number[] = [];
  for (let run = from; run < from + count; run++) {
    const isFlawed = server.client.diagnostics(file).length === 0;
    times.push(
      await timeOf(async () => {
        await server.client.change(file, textOf(run, isFlawed ? FLAW : ''));
        await server.client.until(() => server.client.diagnostics(file).length > 0 === isFlawed);
      }),
    );
  }
  return times;
}

/** Edits that are each analysed at once, without waiting for typing to settle. */
async function editMany({ client }: LanguageSession, file: string, folder: string): Promise<void> {
  for (let run = 0; run < MANY_EDITS / 2; run++) {
    await client.change(file, textOf(run, run % 2 === 0 ? FLAW : ''));
    await client.request(CheckRequest, { config: path.join(folder, 'mpaas.config.json') });
  }
}

async function requestTimes(server: LanguageSession, file: string, page: string, pageText: string) {
  const text = textOf(0, '');
  await server.client.change(file, text);
  const hovers: number[] = [];
  const completions: number[] = [];
  for (let run = 0; run < REQUESTS; run++) {
    const isPage = run % 2 === 1;
    const [asked, in_, name] = isPage
      ? [page, pageText, CALLED]
      : [file, text, `com.example.area5.operation${run % 10}`];
    const position = inside(in_, name);
    hovers.push(await timeOf(async () => hover(server, asked, position)));
    completions.push(
      await timeOf(async () => {
        if ((await complete(server, asked, position)) === 0) throw new Error('Nothing is suggested.');
      }),
    );
  }
  return { hovers, completions };
}

function inside(text: string, name: string): Position {
  const offset = text.indexOf(name);
  if (offset < 0) throw new Error(`${name} is not in the text.`);
  return TextDocument.create('', '', 1, text).positionAt(offset + 14);
}

function textOf(run: number, flaw: string): string {
  const text = contract(5, LARGE.operationsPerContract, `After${run}`);
  return flaw ? text.replace(' * Does operation0.', ` * Does operation0.\n   * ${flaw}`) : text;
}
