import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadConfig } from '../../../server/src/config/load.ts';
import { ContractReader } from '../../../server/src/contracts/reader.ts';
import { copySample } from '../../../server/src/scaffold/sample.ts';
import { TestWorkspace } from '../../support/workspace.ts';

describe('the sample project', () => {
  it('is copied into a folder of its own each time, with keys of its own', async () => {
    await using workspace = await TestWorkspace.create();
    const folders = [await copySample(workspace.folder), await copySample(workspace.folder)];
    assert.deepEqual(folders, [workspace.path('mpaas-sample'), workspace.path('mpaas-sample-2')]);
    const secrets = folders.map(folder => readFile(path.join(folder, 'keys/app-secret'), 'utf8'));
    const [one, other] = await Promise.all(secrets);
    assert.notEqual(one, other);
    assert.deepEqual((await readdir(path.join(workspace.folder, 'mpaas-sample'))).sort(), [
      'README.md',
      'contracts',
      'keys',
      'logs',
      'mocks',
      'mpaas.config.json',
      'page',
    ]);
  });

  it('has one mistake to mend', async () => {
    await using workspace = await TestWorkspace.create();
    const folder = await copySample(workspace.folder);
    const { config, findings } = await loadConfig(path.join(folder, 'mpaas.config.json'));
    assert.ok(config);
    assert.deepEqual(findings, []);
    const read = await new ContractReader(config).read();
    assert.deepEqual(
      read.findings.map(({ code }) => code),
      ['rpc/unknown-tag'],
    );
  });
});
