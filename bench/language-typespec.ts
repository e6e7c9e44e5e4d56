import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CorpusSize, LARGE } from './corpus.ts';
import { complete, hover, type LanguageSession, startSession } from './language-session.ts';
import { median, percentile, type Row, timeOf, toKnow } from './measure.ts';
import { installPeer } from './peer.ts';
import { TYPESPEC_VERSION, typeSpecContract, writeTypeSpecCorpus } from './typespec-corpus.ts';

const TYPESPEC = { name: '@typespec/compiler', version: TYPESPEC_VERSION };
const EDITS = 7;
const REQUESTS = 20;

/** TypeSpec's compiler and language server on the same contracts, to compare with. */
export async function benchTypeSpec(size: CorpusSize = LARGE): Promise<Row[]> {
  const compiler = await installPeer(TYPESPEC);
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'mpaas-bench-')));
  try {
    await writeTypeSpecCorpus(folder, size);
    const peer = `TypeSpec ${TYPESPEC.version}`;
    const compile = await timeOf(() =>
      promisify(execFile)(process.execPath, [path.join(compiler, 'cmd', 'tsp.js'), 'compile', '.', '--no-emit'], {
        cwd: folder,
      }),
    );
    return [
      toKnow(`${peer}: compile the same contracts, the whole process`, compile, 'ms'),
      ...(await session(path.join(compiler, 'cmd', 'tsp-server.js'), folder, size, peer)),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function session(script: string, folder: string, size: CorpusSize, peer: string): Promise<Row[]> {
  const file = path.join(folder, 'area5.tsp');
  const textOf = (run: number, flaw = '') =>
    typeSpecContract(5, size.operationsPerContract, `After${run}`).replace('id: string', `id: ${flaw || 'string'}`);
  const start = performance.now();
  await using server = await startSession(script, folder);
  await server.client.open(path.join(folder, 'main.tsp'), await mainText(size), 'typespec');
  await server.client.open(file, textOf(0, 'strin'), 'typespec');
  const isFlawed = (flawed: boolean) =>
    server.client.until(() => server.client.diagnostics(file).length > 0 === flawed);
  await isFlawed(true);
  const first = performance.now() - start;
  const edits: number[] = [];
  for (let run = 1; run <= EDITS; run++) {
    const flawed = run % 2 === 0;
    edits.push(
      await timeOf(async () => {
        await server.client.change(file, textOf(run, flawed ? 'strin' : ''));
        await isFlawed(flawed);
      }),
    );
  }
  const { hovers, completions } = await requestTimes(server, file, textOf(EDITS));
  return [
    toKnow(`${peer}: from its start to the answer to \`initialize\``, server.initializeMs, 'ms'),
    toKnow(`${peer}: first diagnostics, from the start of the process`, first, 'ms'),
    toKnow(`${peer}: diagnostics after an edit, its own pause included`, median(edits), 'ms'),
    toKnow(`${peer}: hover, 95 of 100`, percentile(hovers, 95), 'ms'),
    toKnow(`${peer}: completion, 95 of 100`, percentile(completions, 95), 'ms'),
    toKnow(`${peer}: memory with everything read`, await server.memory(), 'MiB'),
  ];
}

async function requestTimes(server: LanguageSession, file: string, text: string) {
  const position = TextDocument.create('', '', 1, text).positionAt(text.indexOf('Page<') + 2);
  const hovers: number[] = [];
  const completions: number[] = [];
  for (let run = 0; run < REQUESTS; run++) {
    hovers.push(await timeOf(() => hover(server, file, position)));
    completions.push(await timeOf(() => complete(server, file, position)));
  }
  return { hovers, completions };
}

async function mainText({ contracts }: CorpusSize): Promise<string> {
  return Array.from({ length: contracts }, (_, index) => `import "./area${index}.tsp";\n`).join('');
}
