import assert from 'node:assert/strict';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { loadConfig } from '../../../../server/src/config/load.ts';
import { checkAgainst } from '../../../../server/src/contracts/compatibility/check-against.ts';
import { ContractReader } from '../../../../server/src/contracts/reader.ts';
import { commitAll, git } from '../../../support/git-repository.ts';
import { TestWorkspace } from '../../../support/workspace.ts';
import { CONFIG } from '../contracts.ts';

const CONTRACT = '/** @operationPrefix com.example */ export interface A { a(): Promise<string>; b(): void }';
const FILES = { 'mpaas.config.json': CONFIG, 'a.rpc.ts': CONTRACT };

/** Findings against a reference, as `code file`. */
async function against(workspace: TestWorkspace, name?: string, options?: { isCancelled?: boolean; config?: string }) {
  const findings = await findingsAgainst(workspace, name, options);
  return findings.map(({ code, file }) => `${code} ${path.relative(workspace.folder, file).split(path.sep).join('/')}`);
}

async function findingsAgainst(
  workspace: TestWorkspace,
  name = 'HEAD',
  { isCancelled = false, config = 'mpaas.config.json' } = {},
) {
  const loaded = (await loadConfig(workspace.path(config))).config;
  assert.ok(loaded);
  const { model } = await new ContractReader(loaded).read();
  return checkAgainst(loaded, model, name, { isCancellationRequested: isCancelled });
}

describe('contracts against a git reference', () => {
  const environment = { ...process.env };

  afterEach(() => {
    for (const name of ['TMPDIR', 'TMP', 'TEMP', 'PATH', 'Path', 'GIT_DIR', 'GIT_CEILING_DIRECTORIES']) {
      if (environment[name] === undefined) delete process.env[name];
      else process.env[name] = environment[name];
    }
  });

  it('are compared with all that they imported then, from anywhere in the repository', async () => {
    await using workspace = await TestWorkspace.create({
      'web/tsconfig.json': '{ "compilerOptions": { "paths": { "@shared/*": ["../shared/*"] } } }',
      'web/mpaas.config.json': CONFIG,
      'web/a.rpc.ts': `import type { Money } from '@shared/money';
        /** @operationPrefix com.example */ export interface A { a(): Promise<Money> }`,
      'shared/money.ts': `export interface Money { amount: string; currency: 'CNY' | 'USD' }`,
    });
    await commitAll(workspace.folder);
    await workspace.write('shared/money.ts', `export interface Money { amount: number; currency: 'CNY' }`);
    const findings = await against(workspace, 'HEAD', { config: 'web/mpaas.config.json' });
    assert.deepEqual(findings, ['rpc/changed-type shared/money.ts']);
  });

  it('leave the work tree, the index and the temporary folder as they were', async () => {
    await using workspace = await TestWorkspace.create({ ...FILES, 'tmp/.gitignore': '*' });
    await commitAll(workspace.folder);
    await workspace.write('a.rpc.ts', CONTRACT.replace('a(): Promise<string>; ', ''));
    await workspace.write('new.rpc.ts', '');
    const before = await git(workspace.folder, 'status', '--porcelain');
    for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = workspace.path('tmp');
    assert.deepEqual(await against(workspace), ['rpc/removed-operation a.rpc.ts']);
    await assert.rejects(against(workspace, 'HEAD', { isCancelled: true }), { name: 'CancelledError' });
    assert.deepEqual(await readdir(workspace.path('tmp')), ['.gitignore']);
    assert.equal(await git(workspace.folder, 'status', '--porcelain'), before);
  });

  it('are compared by branches, tags and commits, in hooks, too', async () => {
    await using workspace = await TestWorkspace.create(FILES);
    await commitAll(workspace.folder);
    await git(workspace.folder, 'tag', 'v1');
    const commit = await git(workspace.folder, 'rev-parse', 'HEAD');
    await workspace.write('a.rpc.ts', CONTRACT.replace('string', 'number'));
    await git(workspace.folder, 'commit', '--quiet', '--all', '--message', 'Change');
    process.env.GIT_DIR = '.git';
    for (const name of ['v1', commit, commit.slice(0, 8), 'main~1', 'HEAD^']) {
      assert.deepEqual(await against(workspace, name), ['rpc/changed-type a.rpc.ts'], name);
    }
    assert.deepEqual(await against(workspace, 'main'), []);
  });

  it('say what of them could not be compared', async () => {
    await using workspace = await TestWorkspace.create({
      ...FILES,
      'broken.rpc.ts': 'export interface {',
      'gone.rpc.ts': `import type { X } from './nowhere'; /** @operationPrefix x */ export interface X2 { x(): X }`,
    });
    await commitAll(workspace.folder);
    const blob = await git(workspace.folder, 'rev-parse', 'HEAD:a.rpc.ts');
    await git(workspace.folder, 'update-index', '--add', '--cacheinfo', `120000,${blob},link.rpc.ts`);
    await git(workspace.folder, 'update-index', '--add', '--cacheinfo', `160000,${blob},module`);
    await git(workspace.folder, 'commit', '--quiet', '--message', 'Link');
    await workspace.write('broken.rpc.ts', '');
    assert.deepEqual(await against(workspace), [
      'rpc/not-compared broken.rpc.ts',
      'rpc/not-compared gone.rpc.ts',
      'rpc/not-compared mpaas.config.json',
      'rpc/not-compared mpaas.config.json',
    ]);
  });

  it('say of each that could not be read what was wrong with it', async () => {
    await using workspace = await TestWorkspace.create({
      ...FILES,
      'b.rpc.ts': '/** @operationPrefix b */ export interface B { b(): Gone }',
      'c.rpc.ts': '/** @operationPrefix c */ export interface C { c(): Lost }',
      'warned.rpc.ts': '/** @operationPrefix alipay.d */ export interface D { /** @http HEAD /d */ d(): string }',
    });
    await commitAll(workspace.folder);
    const messages = (await findingsAgainst(workspace)).map(({ message }) => message);
    const start = 'At HEAD, not all of this contract could be read, so not all is compared: ';
    assert.deepEqual(
      messages.map(message => message.replace(/^(.*"\w+").*$/, '$1')),
      [`${start}There is no type "Gone"`, `${start}There is no type "Lost"`],
    );
  });

  it('say of links only where they are beside contracts', async () => {
    await using workspace = await TestWorkspace.create({ 'web/mpaas.config.json': CONFIG, 'web/a.rpc.ts': CONTRACT });
    await commitAll(workspace.folder);
    const blob = await git(workspace.folder, 'rev-parse', 'HEAD:web/a.rpc.ts');
    for (const link of ['web/link.rpc.ts', 'other/link.rpc.ts'])
      await git(workspace.folder, 'update-index', '--add', '--cacheinfo', `120000,${blob},${link}`);
    await git(workspace.folder, 'commit', '--quiet', '--message', 'Link');
    const findings = await findingsAgainst(workspace, 'HEAD', { config: 'web/mpaas.config.json' });
    assert.deepEqual(
      findings.map(({ message }) => message.split(' is ')[0]),
      ['web/link.rpc.ts'],
    );
  });

  it('are compared with what they imported of modules, not of packages', async () => {
    const FILE = 'export interface T { a: string }';
    const importing = (from: string, service: string) =>
      `import type { T } from '${from}'; /** @operationPrefix t */ export interface ${service} { m${service}(): Promise<T> }`;
    await using workspace = await TestWorkspace.create({
      'mpaas.config.json': CONFIG,
      'a.rpc.ts': importing('./module.mjs', 'A'),
      'module.mts': FILE,
      'b.rpc.ts': importing('package', 'B'),
      'node_modules/package/index.ts': FILE,
    });
    await commitAll(workspace.folder);
    for (const file of ['module.mts', 'node_modules/package/index.ts'])
      await workspace.write(file, FILE.replace('string', 'number'));
    assert.deepEqual(await against(workspace), ['rpc/not-compared b.rpc.ts', 'rpc/changed-type module.mts']);
  });

  it('are compared whatever other files are called', async () => {
    await using workspace = await TestWorkspace.create(FILES);
    await commitAll(workspace.folder);
    const blob = await git(workspace.folder, 'rev-parse', 'HEAD:a.rpc.ts');
    for (const name of ['12:30.png', '12:30.ts.map'])
      await git(workspace.folder, 'update-index', '--add', '--cacheinfo', `100644,${blob},${name}`);
    await git(workspace.folder, 'commit', '--quiet', '--message', 'Add');
    assert.deepEqual(await against(workspace), []);
  });

  it('are left out as long as they cannot be read', async () => {
    await using workspace = await TestWorkspace.create(FILES);
    await commitAll(workspace.folder);
    await workspace.write('a.rpc.ts', 'export interface {');
    assert.deepEqual(await against(workspace), []);
  });

  describe('that cannot be read', () => {
    it('no repository', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      // The workspace may be somewhere in a repository.
      process.env.GIT_CEILING_DIRECTORIES = path.dirname(workspace.folder);
      await assert.rejects(against(workspace), { name: 'GitError', message: /is in no git repository/ });
    });

    it('no such reference, or an option in its place', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      await commitAll(workspace.folder);
      for (const name of ['gone', 'HEAD:a.rpc.ts', '--all', '', '-h', 'HEAD --all', 'main..main']) {
        await assert.rejects(against(workspace, name), { name: 'GitError', message: /git knows no "/ }, name);
      }
    });

    it('no config then, or none of use', async () => {
      await using workspace = await TestWorkspace.create({ 'a.rpc.ts': CONTRACT });
      await commitAll(workspace.folder);
      await workspace.write('mpaas.config.json', CONFIG);
      await assert.rejects(against(workspace), { name: 'GitError', message: /mpaas\.config\.json .* at HEAD/ });
      await workspace.write('mpaas.config.json', '{');
      await git(workspace.folder, 'add', '--all');
      await git(workspace.folder, 'commit', '--quiet', '--message', 'Broken');
      await workspace.write('mpaas.config.json', CONFIG);
      await assert.rejects(against(workspace), { name: 'GitError', message: /no valid JSON/ });
    });

    it('no git', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      await mkdir(workspace.path('empty'));
      process.env.PATH = workspace.path('empty');
      await assert.rejects(against(workspace), { name: 'GitError', message: /no git on this machine/ });
    });

    it('names that lead out of the folder', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      await commitAll(workspace.folder);
      const blob = await git(workspace.folder, 'rev-parse', 'HEAD:a.rpc.ts');
      const inner = await git(
        workspace.folder,
        'hash-object',
        '-t',
        'tree',
        '-w',
        '--literally',
        await treeOf(workspace, `100644 evil.ts`, blob),
      );
      const outer = await git(
        workspace.folder,
        'hash-object',
        '-t',
        'tree',
        '-w',
        '--literally',
        await treeOf(workspace, `40000 ..`, inner),
      );
      const commit = await git(workspace.folder, 'commit-tree', outer, '-m', 'Evil');
      await assert.rejects(against(workspace, commit), {
        name: 'GitError',
        message: /leads elsewhere: "\.\.\/evil\.ts"/,
      });
    });
  });
});

/** A tree of one entry as git stores it, in a file, since git itself makes none with such names. */
async function treeOf(workspace: TestWorkspace, entry: string, object: string): Promise<string> {
  await workspace.write('tree', Buffer.concat([Buffer.from(`${entry}\0`), Buffer.from(object, 'hex')]));
  return 'tree';
}
