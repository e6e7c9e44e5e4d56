import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import manifest from '../../package.json';
import { runCli } from '../support/cli.ts';
import { type Block, blocksOfPages } from '../support/docs/blocks.ts';
import { checkJson } from '../support/docs/check-json.ts';
import { Shell } from '../support/docs/shell.ts';
import { docsWorkspace, removePacked } from '../support/docs/workspace.ts';
import { copyExamples } from '../support/examples.ts';
import { parseScenario } from '../support/scenario/parse.ts';
import { TestWorkspace } from '../support/workspace.ts';

const ROOT = path.resolve(__dirname, '..', '..');

/** Blocks that say nothing that could be run, and why. */
const ONLY_READ: Record<string, string> = {
  text: 'drawings, trees of files, and forms with blanks to fill in',
};

/** Blocks of shell that are only run line by line elsewhere. */
const NPM = /^npm /m;

const BLOCKS = blocksOfPages();

const blocksIn = (language: string): Block[] =>
  [...BLOCKS.values()].flat().filter(block => block.language === language);

describe('examples of the documentation', function () {
  this.timeout(180_000);
  after(removePacked);

  it('are all tried, or are of a kind that can only be read', () => {
    const tried = new Set(['sh', 'json', 'ts', 'scenario', ...Object.keys(ONLY_READ)]);
    const others = [...BLOCKS.values()].flat().filter(({ language }) => !tried.has(language));
    assert.deepEqual(
      others.map(({ place, language }) => `${place} ${language}`),
      [],
    );
  });

  describe('in JSON', () => {
    for (const { place, text, path: file = 'mpaas.config.json' } of blocksIn('json')) {
      it(`${place} is a good ${file}`, async () => {
        await checkJson(text, file);
      });
    }
  });

  describe('in TypeScript', () => {
    const [contracts, sources] = [false, true].map(named =>
      blocksIn('ts').filter(block => (block.path !== undefined) === named),
    );

    for (const { place, text } of contracts ?? []) {
      it(`${place} is a contract without findings`, async () => {
        await using workspace = await TestWorkspace.create({ 'account.rpc.ts': text });
        const { exitCode, stdout } = await runCli(['check', 'account.rpc.ts'], { cwd: workspace.folder });
        assert.equal(exitCode, 0, stdout);
      });
    }

    it('compile with what is generated from examples/', async () => {
      await using workspace = await copyExamples();
      const { exitCode, stderr } = await runCli(['generate'], { cwd: workspace.folder });
      assert.equal(exitCode, 0, stderr);
      for (const { path: file, text } of sources ?? []) await workspace.write(file as string, text);
      await workspace.write('tsconfig.json', JSON.stringify(TSCONFIG));
      const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
      await promisify(execFile)(process.execPath, [tsc, '-p', workspace.folder]).catch(({ stdout }) =>
        assert.fail(stdout),
      );
    });
  });

  describe('in the shell', () => {
    for (const [page, blocks] of BLOCKS) {
      const toRun = blocks.filter(({ language, text }) => language === 'sh' && !NPM.test(text));
      if (toRun.length === 0 || page.endsWith('.zh-cn.md')) continue;
      it(`of ${page} do what they say`, async () => {
        const port = await freePort();
        await using workspace = await docsWorkspace(port);
        await using shell = new Shell(workspace, port, { MPAAS_APP_SECRET: 'anything' });
        for (const block of toRun) await shell.run(block);
      });
    }

    it('are the same in Chinese', () => {
      const shellOf = (page: string) =>
        BLOCKS.get(page)
          ?.filter(({ language }) => language === 'sh')
          .map(({ text }) => text.replace(/ *#.*/g, ''));
      assert.deepEqual(shellOf('docs/command-line.zh-cn.md'), shellOf('docs/command-line.md'));
      assert.deepEqual(shellOf('README.zh-cn.md'), shellOf('README.md'));
    });

    // Installing and testing the project within its tests would have no end. CI runs these lines.
    it('name scripts of npm that there are', () => {
      const named = blocksIn('sh').flatMap(({ text }) =>
        [...text.matchAll(/\bnpm (?:run )?(\w+(?::\w+)*)/g)].map(match => match[1]),
      );
      const known = new Set(['ci', 'install', ...Object.keys(manifest.scripts)]);
      assert.deepEqual(
        named.filter(script => !known.has(script ?? '')),
        [],
      );
      assert.ok(named.length > 0);
    });
  });

  it('has scenarios of the gateway that can be read', () => {
    const blocks = blocksIn('scenario');
    assert.ok(blocks.length > 0);
    for (const { text } of blocks) {
      const title = parseScenario(text).exchanges[0]?.request.start;
      assert.equal(title, 'POST /mgw.htm');
    }
  });
});

const TSCONFIG = {
  compilerOptions: {
    ...JSON.parse(readFileSync(path.join(ROOT, 'examples/tsconfig.json'), 'utf8')).compilerOptions,
    types: ['node'],
    typeRoots: [path.join(ROOT, 'node_modules/@types')],
    paths: { '@shared/*': ['./contracts/shared/*'], 'sm-crypto-v2': [path.join(ROOT, 'node_modules/sm-crypto-v2')] },
  },
  include: ['web', 'server', 'mocks'],
};

async function freePort(): Promise<number> {
  await using server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
