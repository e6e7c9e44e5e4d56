import assert from 'node:assert/strict';
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadConfig } from '../../../server/src/config/load.ts';
import { loadModel } from '../../../server/src/contracts/model-cache.ts';
import { setLanguage } from '../../../server/src/locale.ts';
import { TestWorkspace } from '../../support/workspace.ts';
import { CONFIG } from './contracts.ts';

const CONTRACT = '/** @operationPrefix com.example */ export interface A { m(): Promise<string[][]> }';

/** The user's cache folder, wherever the system has it. */
const VARIABLES = ['XDG_CACHE_HOME', 'LOCALAPPDATA', 'HOME'];

const DAY_MS = 24 * 60 * 60 * 1000;

describe('cached models', () => {
  const before = VARIABLES.map(name => [name, process.env[name]] as const);

  afterEach(() => {
    setLanguage('en');
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it('say what was found when they were read, in the language that is asked for, until a file changes', async () => {
    await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'a.rpc.ts': CONTRACT });
    for (const name of VARIABLES) process.env[name] = workspace.path('cache');
    const config = await workspace.config();
    const first = await loadModel(config);
    assert.deepEqual(
      first.findings.map(({ code }) => code),
      ['rpc/nested-container'],
    );
    assert.deepEqual(await loadModel(config), first);
    setLanguage('zh-cn');
    assert.match((await loadModel(config)).findings[0]?.message ?? '', /\p{Script=Han}/u);
    await workspace.write('a.rpc.ts', CONTRACT.replace('[][]', '[]'));
    assert.deepEqual((await loadModel(config)).findings, []);
  });

  /** A workspace whose model is kept, with something in it that only the cache says. */
  async function kept(files: Record<string, string>) {
    const workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, ...files });
    for (const name of VARIABLES) process.env[name] = workspace.path('cache');
    await loadModel(await workspace.config());
    const [place = ''] = await placesIn(workspace);
    const cached = JSON.parse(await readFile(place, 'utf8'));
    cached.model.unreadable = ['said by the cache'];
    await writeFile(place, JSON.stringify(cached));
    return Object.assign(workspace, { place });
  }

  async function isOutOfCache(workspace: TestWorkspace): Promise<boolean> {
    return (await loadModel(await workspace.config())).model.unreadable.includes('said by the cache');
  }

  const IMPORTING = "import type { X } from './x'; /** @operationPrefix a */ export interface A { m(): Promise<X> }";
  const FILES = { 'a.rpc.ts': IMPORTING, 'x.ts': 'export interface X { id: string }' };

  it('are used as long as nothing changes', async () => {
    await using workspace = await kept(FILES);
    assert.equal(await isOutOfCache(workspace), true);
    await workspace.write('other.ts', 'export {};');
    assert.equal(await isOutOfCache(workspace), true);
    const { files, hasUnresolvedImports } = await loadModel(await workspace.config());
    assert.deepEqual(
      files.filter(file => file.endsWith('.ts')),
      ['a.rpc.ts', 'x.ts'].map(name => workspace.path(name)),
    );
    assert.equal(hasUnresolvedImports, false);
  });

  const changes: [string, (workspace: TestWorkspace) => Promise<void>][] = [
    ['a contract says something else', workspace => workspace.write('a.rpc.ts', `${IMPORTING} `)],
    ['what it imports says something else', workspace => workspace.write('x.ts', 'export interface X { no: 1 }')],
    ['there is another contract', workspace => workspace.write('b.rpc.ts', '')],
    ['one goes', workspace => rm(workspace.path('a.rpc.ts'))],
    ['the config looks elsewhere', workspace => workspace.write('mpaas.config.json', '{ "contracts": ["a.rpc.ts"] }')],
    ['there is a tsconfig.json', workspace => workspace.write('tsconfig.json', '{}')],
  ];
  for (const [what, change] of changes) {
    it(`are not used once ${what}`, async () => {
      await using workspace = await kept(FILES);
      await change(workspace);
      assert.equal(await isOutOfCache(workspace), false);
    });
  }

  it('are made again where the cache is broken', async () => {
    await using workspace = await kept(FILES);
    await writeFile(workspace.place, '{');
    assert.equal(await isOutOfCache(workspace), false);
    assert.equal(JSON.parse(await readFile(workspace.place, 'utf8')).model.services.length, 1);
  });

  it('are not kept of contracts with errors', async () => {
    await using workspace = await TestWorkspace.create({
      'mpaas.config.json': CONFIG,
      'a.rpc.ts': 'export interface {',
    });
    for (const name of VARIABLES) process.env[name] = workspace.path('cache');
    await loadModel(await workspace.config());
    assert.deepEqual(await placesIn(workspace), []);
  });

  it('are not needed: a cache folder that is a file costs time alone', async () => {
    await using workspace = await TestWorkspace.create({
      'mpaas.config.json': CONFIG,
      'a.rpc.ts': CONTRACT,
      cache: '',
    });
    for (const name of VARIABLES) process.env[name] = workspace.path('cache');
    assert.equal((await loadModel(await workspace.config())).model.services.length, 1);
  });

  it('are for their user alone, and not kept for ever', async () => {
    await using workspace = await kept(FILES);
    if (process.platform !== 'win32') {
      assert.equal((await stat(workspace.place)).mode & 0o777, 0o600);
      assert.equal((await stat(path.dirname(workspace.place))).mode & 0o777, 0o700);
    }
    const monthsAgo = new Date(Date.now() - 31 * DAY_MS);
    await utimes(workspace.place, monthsAgo, monthsAgo);
    await workspace.write('mpaas.config.json', '{ "contracts": ["a.rpc.ts"] }');
    await loadModel(await workspace.config());
    const places = await placesIn(workspace);
    assert.equal(places.length, 1);
    assert.notEqual(places[0], workspace.place);
  });

  it('are one for each config', async () => {
    await using workspace = await kept({
      ...FILES,
      'b/mpaas.config.json': CONFIG,
      'b/b.rpc.ts': CONTRACT.replace('interface A', 'interface B'),
    });
    const { config } = await loadConfig(workspace.path('b/mpaas.config.json'));
    assert.ok(config);
    await loadModel(config);
    assert.equal((await placesIn(workspace)).length, 2);
    assert.equal(await isOutOfCache(workspace), true);
  });
});

/** The files of the cache, wherever the system has it in its folder. */
async function placesIn(workspace: TestWorkspace): Promise<string[]> {
  const entries = await readdir(workspace.path('cache'), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
}
