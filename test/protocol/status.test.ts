import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { ts } from 'ts-morph';
import { FileChangeType } from 'vscode-languageserver-protocol';
import type { AnalysisStatus } from '../../server/src/protocol.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';
import type { TestClient } from './test-client.ts';

const CONFIG = JSON.stringify({ contracts: ['contracts/*.rpc.ts'] });
const CONTRACT = `
export interface AccountService {
  /** @operationType shop.account.login */
  login(request: { userName: string }): Promise<void>;
  logout(): Promise<void>;
}
`;

const NOTHING: AnalysisStatus = { configs: [], limitedSearches: [], sources: { files: 0, limited: false } };

/** What the server said last of its analyses, once it fits. */
async function statusWhen(client: TestClient, fits: (status: AnalysisStatus) => boolean): Promise<AnalysisStatus> {
  await client.until(() => client.status !== undefined && fits(client.status));
  return client.status ?? assert.fail();
}

for (const mode of MODES) {
  describe(`status (${mode})`, () => {
    it('says what is in each config, what is wrong, what is watched and what reads it', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'contracts/account.rpc.ts': CONTRACT,
        'contracts/types.rpc.ts': 'export type Id = string;',
        'web/a.js': '',
        'web/b.vue': '',
      });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const status = await statusWhen(client, ({ configs, sources }) => configs.length > 0 && sources.files > 0);
      const { configs, limitedSearches, typescript, sources } = status;
      const [{ ms, watched, ...config } = assert.fail('no config')] = configs;
      assert.deepEqual(config, {
        file: workspace.path('mpaas.config.json'),
        services: 1,
        operations: 1,
        errors: 1,
        warnings: 0,
        contracts: 2,
      });
      assert.ok(ms > 0);
      assert.ok(watched.some(({ folder, pattern }) => folder === workspace.folder && pattern === '**/*.{ts,mts,cts}'));
      assert.deepEqual(limitedSearches, []);
      // The config is JSON, which may name operations, too.
      assert.deepEqual(sources, { files: 3, limited: false });
      assert.equal(typescript, ts.version);
    });
  });
}

describe('status', () => {
  it('says why a config cannot be used', async () => {
    await using workspace = await TestWorkspace.create({ 'mpaas.config.json': '{ "contracts": 1 }' });
    await using client = await connect({ mode: 'in-band', folders: [workspace.folder] });
    const { configs, typescript } = await statusWhen(client, status => status.configs.length > 0);
    assert.match(configs[0]?.problem ?? '', /contracts/);
    assert.equal(configs[0]?.contracts, 0);
    assert.equal(typescript, undefined);
  });

  it('names folders that were not searched to their end, configs or not', async () => {
    const deep = path.posix.join(...'abcdefghij'.split(''), 'x.txt');
    await using workspace = await TestWorkspace.create({ [deep]: '' });
    await using client = await connect({ mode: 'in-band', folders: [workspace.folder] });
    const status = await statusWhen(client, ({ limitedSearches }) => limitedSearches.length > 0);
    assert.deepEqual(status, { ...NOTHING, limitedSearches: [workspace.folder] });
  });

  it('says that there is no config', async () => {
    await using workspace = await TestWorkspace.create({ 'a.ts': '' });
    await using client = await connect({ mode: 'in-band', folders: [workspace.folder] });
    assert.deepEqual(await statusWhen(client, () => true), NOTHING);
  });

  it('forgets configs that are gone', async () => {
    await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'contracts/a.rpc.ts': CONTRACT });
    await using client = await connect({ mode: 'in-band', folders: [workspace.folder] });
    await statusWhen(client, status => status.configs.length === 1);
    await rm(workspace.path('mpaas.config.json'));
    await client.changedOnDisk(workspace.path('mpaas.config.json'), FileChangeType.Deleted);
    await statusWhen(client, status => status.configs.length === 0);
  });
});
