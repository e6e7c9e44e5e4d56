import assert from 'node:assert/strict';
import { CheckAgainstRequest, CheckRequest, TrustGrantedNotification } from '../../server/src/protocol.ts';
import { commitAll } from '../support/git-repository.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';

const CONTRACT = `export interface AccountService {
  /** @operationType shop.account.login */
  login(request: { userName: string }): Promise<void>;
}
`;

async function repository(): Promise<TestWorkspace> {
  const workspace = await TestWorkspace.create({
    'mpaas.config.json': JSON.stringify({ contracts: ['contracts/*.rpc.ts'] }),
    'contracts/account.rpc.ts': CONTRACT,
  });
  await commitAll(workspace.folder);
  return workspace;
}

for (const mode of MODES) {
  describe(`checking against a git reference (${mode})`, () => {
    it('compares with what is typed, and leaves the usual findings as they are', async () => {
      await using workspace = await repository();
      await using client = await connect({ mode, folders: [workspace.folder] });
      const config = workspace.path('mpaas.config.json');
      const file = workspace.path('contracts/account.rpc.ts');
      assert.deepEqual((await client.request(CheckAgainstRequest, { config, ref: 'HEAD' })).findings, []);
      await client.open(file, CONTRACT.replace('string', 'number'));
      const { findings } = await client.request(CheckAgainstRequest, { config, ref: 'HEAD' });
      assert.deepEqual(
        findings.map(finding => [finding.file, finding.code, finding.range.start.line]),
        [[file, 'rpc/changed-type', 2]],
      );
      assert.deepEqual((await client.request(CheckRequest, { config })).findings, []);
      assert.deepEqual(client.diagnostics(file), []);
    });

    it('says what is wrong with a reference', async () => {
      await using workspace = await repository();
      await using client = await connect({ mode, folders: [workspace.folder] });
      const config = workspace.path('mpaas.config.json');
      await assert.rejects(client.request(CheckAgainstRequest, { config, ref: 'v9' }), /git knows no "v9"/);
    });

    it('waits for trust, since a repository says what git runs', async () => {
      await using workspace = await repository();
      await using client = await connect({ mode, folders: [workspace.folder], options: { isTrusted: false } });
      const config = workspace.path('mpaas.config.json');
      await assert.rejects(client.request(CheckAgainstRequest, { config, ref: 'HEAD' }), /not trusted/);
      await client.connection.sendNotification(TrustGrantedNotification);
      assert.deepEqual((await client.request(CheckAgainstRequest, { config, ref: 'HEAD' })).findings, []);
    });
  });
}
