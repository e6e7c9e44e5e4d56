import assert from 'node:assert/strict';
import path from 'node:path';
import { loadConfig } from '../../../server/src/config/load.ts';
import { ContractReader } from '../../../server/src/contracts/reader.ts';
import { duplicatesAcross } from '../../../server/src/workspace/duplicates.ts';
import { TestWorkspace } from '../../support/workspace.ts';

const CONTRACT = (service: string) => `export interface ${service} {
  /** @operationType com.example.login */
  login(): void;
}`;

/** Where duplicates are found in a workspace of these files, each with the places that it points to. */
async function duplicates(files: Record<string, string>): Promise<string[]> {
  await using workspace = await TestWorkspace.create(files);
  const configs = Object.keys(files).filter(file => file.endsWith('mpaas.config.json'));
  const analyses = configs.map(async file => {
    const { config } = await loadConfig(workspace.path(file));
    assert.ok(config);
    return { config, ...(await new ContractReader(config).read()) };
  });
  const relative = (file: string) => path.relative(workspace.folder, file).split(path.sep).join('/');
  return duplicatesAcross(await Promise.all(analyses)).map(
    ({ file, related = [] }) => `${relative(file)} > ${related.map(other => relative(other.file))}`,
  );
}

const config = (app: object = {}) => JSON.stringify({ contracts: ['*.rpc.ts'], app });

describe('duplicates across configs', () => {
  it('are told at each of their places', async () => {
    assert.deepEqual(
      await duplicates({
        'c/mpaas.config.json': config(),
        'a/mpaas.config.json': config(),
        'b/mpaas.config.json': config(),
        'a/a.rpc.ts': CONTRACT('A'),
        'b/b.rpc.ts': CONTRACT('A'),
        'c/c.rpc.ts': CONTRACT('B'),
      }),
      [
        'a/a.rpc.ts > b/b.rpc.ts,c/c.rpc.ts',
        'b/b.rpc.ts > a/a.rpc.ts,c/c.rpc.ts',
        'c/c.rpc.ts > a/a.rpc.ts,b/b.rpc.ts',
      ],
    );
  });

  it('are none for different apps or workspaces of mPaaS', async () => {
    assert.deepEqual(
      await duplicates({
        'a/mpaas.config.json': config({ appId: 'A1' }),
        'b/mpaas.config.json': config({ appId: 'B2' }),
        'c/mpaas.config.json': config({ appId: 'B2', workspaceId: 'test' }),
        'a/a.rpc.ts': CONTRACT('A'),
        'b/b.rpc.ts': CONTRACT('B'),
        'c/c.rpc.ts': CONTRACT('C'),
      }),
      [],
    );
  });

  it('are none where two configs read the same contract', async () => {
    assert.deepEqual(
      await duplicates({
        'a/mpaas.config.json': config(),
        'mpaas.config.json': JSON.stringify({ contracts: ['a/*.rpc.ts'] }),
        'a/a.rpc.ts': CONTRACT('A'),
      }),
      [],
    );
  });
});
