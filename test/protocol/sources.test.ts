import assert from 'node:assert/strict';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  RequestType0,
} from 'vscode-languageserver-protocol';
import type { Feature } from '../../server/src/features/feature.ts';
import { FEATURES } from '../../server/src/features/index.ts';
import { uriOfFile } from '../../server/src/workspace/files.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect } from './connect.ts';
import type { TestClient } from './test-client.ts';

const CONFIG = JSON.stringify({ contracts: ['*.rpc.ts'] });
const LOGIN = "my.call('rpc', { operationType: 'com.example.login' });\n";
const LOGOUT = "my.call('rpc', { operationType: 'com.example.logout' });\n";
const SitesRequest = new RequestType0<string[], void>('test/sites');

/** Tells what the index knows, once it knows all that it was told. */
const telling: Feature = ({ sources, workspace }) => ({
  capabilities: {},
  register(connection) {
    connection.onRequest(SitesRequest, async () => {
      await workspace.allProjects();
      await sources.ready;
      return sources.allSites().map(({ file, site }) => `${path.basename(file)}: ${site.operationType}`);
    });
  },
});

function start(folders: string[], workspace: ClientCapabilities['workspace'] = {}): Promise<TestClient> {
  const capabilities = { workspace: { workspaceFolders: true, ...workspace } };
  return connect({ mode: 'in-band', folders, capabilities, features: { ...FEATURES, telling } });
}

function sitesOf(client: TestClient): Promise<string[]> {
  return client.connection.sendRequest(SitesRequest);
}

describe('sources around a config', () => {
  it('are looked through, also beside its folder, and known as they are typed', async () => {
    await using workspace = await TestWorkspace.create({
      'contracts/mpaas.config.json': CONFIG,
      'app/a.js': LOGIN,
      'android/Client.java': '@OperationType("com.example.login")',
    });
    await using client = await start([workspace.folder]);
    assert.deepEqual(await sitesOf(client), ['Client.java: com.example.login', 'a.js: com.example.login']);
    await client.open(workspace.path('app/a.js'), LOGOUT, 'javascript');
    assert.deepEqual(await sitesOf(client), ['Client.java: com.example.login', 'a.js: com.example.logout']);
    await client.change(workspace.path('app/a.js'), LOGIN + LOGOUT);
    assert.equal((await sitesOf(client)).length, 3);
    await client.close(workspace.path('app/a.js'));
    assert.deepEqual(await sitesOf(client), ['Client.java: com.example.login', 'a.js: com.example.login']);
  });

  it('are kept up with on disk', async () => {
    await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'app/a.js': LOGIN });
    await using client = await start([workspace.folder]);
    assert.deepEqual(await sitesOf(client), ['a.js: com.example.login']);
    await workspace.write('app/a.js', LOGOUT);
    await client.changedOnDisk(workspace.path('app/a.js'), FileChangeType.Changed);
    assert.deepEqual(await sitesOf(client), ['a.js: com.example.logout']);
    await workspace.write('app/b.js', LOGIN);
    await client.changedOnDisk(workspace.path('app/b.js'), FileChangeType.Created);
    assert.equal((await sitesOf(client)).length, 2);
    await rename(workspace.path('app'), workspace.path('web'));
    await client.changedOnDisk(workspace.path('app'), FileChangeType.Deleted);
    assert.deepEqual(await sitesOf(client), []);
    await client.changedOnDisk(workspace.path('web'), FileChangeType.Created);
    assert.equal((await sitesOf(client)).length, 2);
  });

  it('are not looked through without a config that has contracts', async () => {
    await using workspace = await TestWorkspace.create({ 'a.js': LOGIN, 'mpaas.config.json': '{ "packages": [] }' });
    const config = workspace.path('mpaas.config.json');
    await using client = await start([workspace.folder]);
    assert.deepEqual(await sitesOf(client), []);
    await workspace.write('mpaas.config.json', CONFIG);
    await client.changedOnDisk(config, FileChangeType.Changed);
    await client.until(() => client.filesWithDiagnostics().length > 0);
    assert.deepEqual(await sitesOf(client), ['a.js: com.example.login']);
    await rm(config);
    await client.changedOnDisk(config, FileChangeType.Deleted);
    await client.codes(config);
    assert.deepEqual(await sitesOf(client), []);
  });

  it('come and go with folders', async () => {
    await using one = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'a.js': LOGIN });
    await using other = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'b.js': LOGIN });
    await using client = await start([one.folder]);
    assert.deepEqual(await sitesOf(client), ['a.js: com.example.login']);
    const [a, b] = [one, other].map(({ folder }) => ({ uri: uriOfFile(folder), name: '' }));
    assert.ok(a && b);
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [b], removed: [a] },
    });
    assert.deepEqual(await sitesOf(client), ['b.js: com.example.login']);
  });

  it('are in the git repository when no open folder has the config', async () => {
    await using workspace = await TestWorkspace.create({
      'repository/.git/HEAD': '',
      'repository/contracts/mpaas.config.json': CONFIG,
      'repository/contracts/s.rpc.ts': '',
      'repository/a.js': LOGIN,
      'b.js': LOGIN,
      'other/c.txt': '',
    });
    await using client = await start([workspace.path('other')]);
    assert.deepEqual(await sitesOf(client), []);
    await client.open(workspace.path('repository/contracts/s.rpc.ts'), 'interface S { a(): void }');
    await client.until(() => client.filesWithDiagnostics().length > 0);
    assert.deepEqual(await sitesOf(client), ['a.js: com.example.login']);
  });

  it('are not what the editor hides', async () => {
    await using workspace = await TestWorkspace.create({
      'mpaas.config.json': CONFIG,
      'a.js': LOGIN,
      'b.js': LOGIN,
      'old/c.js': LOGIN,
    });
    await using client = await start([workspace.folder], {
      configuration: true,
      didChangeConfiguration: { dynamicRegistration: true },
    });
    let hidden: Record<string, unknown> = { '**/old': true, 'a.js': false, 'b.js': { when: '$(basename).ts' } };
    const asked: unknown[] = [];
    client.connection.onRequest(ConfigurationRequest.type, ({ items }) => {
      asked.push(...items);
      return [hidden];
    });
    assert.deepEqual(await sitesOf(client), ['a.js: com.example.login', 'b.js: com.example.login']);
    assert.deepEqual(asked, [{ scopeUri: uriOfFile(workspace.folder), section: 'files.exclude' }]);
    await client.until(() => client.registrations.length === 1);
    hidden = { 'b.js': true };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    assert.deepEqual(await sitesOf(client), ['a.js: com.example.login', 'c.js: com.example.login']);
  });
});
