import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { FileChangeType, MessageType } from 'vscode-languageserver-protocol';
import { ListConfigsRequest } from '../../server/src/protocol.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES, SERVER_BUNDLE } from './connect.ts';

const CONFIG = JSON.stringify({ contracts: ['*.rpc.ts'] });
const BAD = 'export interface S { login(): Promise<void> }';

for (const mode of MODES) {
  describe(`configs (${mode})`, () => {
    it('are found deep in several folders, but not in what was installed or built', async () => {
      await using first = await TestWorkspace.create({
        'a/b/c/mpaas.config.json': CONFIG,
        'node_modules/x/mpaas.config.json': CONFIG,
        'dist/mpaas.config.json': CONFIG,
      });
      await using second = await TestWorkspace.create({ 'mpaas.config.json': CONFIG });
      await using client = await connect({ mode, folders: [first.folder, second.folder] });
      const configs = await client.connection.sendRequest(ListConfigsRequest);
      assert.deepEqual(
        configs.map(config => config.file).sort(),
        [first.path('a/b/c/mpaas.config.json'), second.path('mpaas.config.json')].sort(),
      );
    });

    it('are found above the folder from a contract that opens', async () => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'inner/x.txt': '' });
      await using client = await connect({ mode, folders: [workspace.path('inner')] });
      assert.deepEqual(await client.connection.sendRequest(ListConfigsRequest), []);
      await client.open(workspace.path('s.rpc.ts'), BAD);
      await client.codes(workspace.path('s.rpc.ts'), 'rpc/missing-operation-type');
    });

    it('are told of at once when a contract beside them opens or they are heard of', async () => {
      await using workspace = await TestWorkspace.create({ 'x.txt': '' });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const listed = async () => (await client.connection.sendRequest(ListConfigsRequest)).map(({ file }) => file);
      assert.deepEqual(await listed(), []);
      for (const file of ['one/mpaas.config.json', 'two/mpaas.config.json']) await workspace.write(file, CONFIG);
      await client.open(workspace.path('one/s.rpc.ts'), BAD);
      assert.deepEqual(await listed(), [workspace.path('one/mpaas.config.json')]);
      await client.changedOnDisk(workspace.path('two/mpaas.config.json'), FileChangeType.Created);
      assert.deepEqual((await listed()).length, 2);
    });

    it('that break say so, keep nothing of the contracts, and work again when mended', async () => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 's.rpc.ts': BAD });
      const [config, contract] = [workspace.path('mpaas.config.json'), workspace.path('s.rpc.ts')];
      await using client = await connect({ mode, folders: [workspace.folder] });
      await client.codes(contract, 'rpc/missing-operation-type');
      await client.open(config, '{ "contracts": [');
      await client.codes(config, 'config/syntax');
      await client.codes(contract);
      await client.change(config, CONFIG);
      await client.codes(config);
      await client.codes(contract, 'rpc/missing-operation-type');
    });

    it('that come and go on disk do so here', async () => {
      await using workspace = await TestWorkspace.create({ 's.rpc.ts': BAD });
      await using client = await connect({ mode, folders: [workspace.folder] });
      assert.deepEqual(await client.connection.sendRequest(ListConfigsRequest), []);
      const config = workspace.path('mpaas.config.json');
      await workspace.write('mpaas.config.json', CONFIG);
      await client.changedOnDisk(config, FileChangeType.Created);
      await client.codes(workspace.path('s.rpc.ts'), 'rpc/missing-operation-type');
      await rm(config);
      await client.changedOnDisk(config, FileChangeType.Deleted);
      await client.codes(workspace.path('s.rpc.ts'));
      assert.deepEqual(await client.connection.sendRequest(ListConfigsRequest), []);
    });

    it('say what is to be watched, and nothing else is', async () => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG });
      await using client = await connect({
        mode,
        folders: [workspace.folder],
        capabilities: {
          workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
        },
      });
      await client.until(() => client.registrations.length === 3);
      const patterns = client.registrations.flatMap(({ registerOptions }) =>
        registerOptions.watchers.map(({ globPattern }: { globPattern: string | { pattern: string } }) =>
          typeof globPattern === 'string' ? globPattern : globPattern.pattern,
        ),
      );
      assert.deepEqual(patterns, [
        '**/mpaas.config.json',
        '**/*.amr',
        '**/h5_json.json',
        '**/custom_config.json',
        path.basename(workspace.folder),
        '**/*.{ts,mts,cts}',
        '**/{ts,js}config*.json',
        '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,html,htm,vue,json,jsonc,json5,ets,java,kt,kts,swift,m,mm,h}',
        '**',
      ]);
    });
  });
}

const PACKAGES = '{ "packages": [{ "appId": "70000000", "version": "1.0.0.1", "root": "site" }] }';

describe('the contract reader', () => {
  const cases: [name: string, files: Record<string, string>, configs: number][] = [
    ['a workspace without config', {}, 0],
    ['a config of packages alone', { 'mpaas.config.json': PACKAGES }, 1],
  ];
  for (const [name, files, configs] of cases) {
    it(`costs ${name} nothing: it need not even be there`, async () => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'mpaas-test-'));
      try {
        for (const file of await readdir(path.dirname(SERVER_BUNDLE))) {
          if (/^(server|server-bundle)\.js$/.test(file)) {
            await copyFile(path.join(path.dirname(SERVER_BUNDLE), file), path.join(folder, file));
          }
        }
        await using workspace = await TestWorkspace.create({ ...files, 'src/app.ts': 'export const x = 1;' });
        const bundle = path.join(folder, 'server.js');
        await using client = await connect({ mode: 'spawn', folders: [workspace.folder], bundle });
        await client.open(workspace.path('src/app.ts'), 'export const x: string = 1;');
        assert.equal((await client.connection.sendRequest(ListConfigsRequest)).length, configs);
        assert.deepEqual(client.filesWithDiagnostics(), []);
        assert.deepEqual(
          client.logs.filter(log => log.type === MessageType.Error),
          [],
        );
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }
});
