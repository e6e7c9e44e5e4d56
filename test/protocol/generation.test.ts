import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol';
import type { FileAction } from '../../server/src/generate/plan.ts';
import { ApplyRequest, PlanRequest, TrustGrantedNotification } from '../../server/src/protocol.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';

const FILES = {
  'mpaas.config.json': JSON.stringify({
    contracts: ['contracts/*.rpc.ts'],
    generate: [{ target: 'http-client', out: 'client' }],
  }),
  'contracts/account.rpc.ts': `
export interface AccountService {
  /** @operationType shop.account.login */
  login(request: { userName: string }): Promise<{ token: string }>;
}
`,
};

for (const mode of MODES) {
  describe(`generation (${mode})`, () => {
    it('plans without writing, writes what was agreed to, then finds nothing to do', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      const config = workspace.path('mpaas.config.json');
      await using client = await connect({ mode, folders: [workspace.folder] });

      const { plan } = await client.request(PlanRequest, { config });
      assert.equal(plan.operations, 1);
      assert.ok(plan.changes.length > 1 && plan.changes.every(change => change.action === 'create'));
      assert.ok(!existsSync(workspace.path('client')));

      const paths = plan.changes.map(change => change.path);
      const applied = await client.request(ApplyRequest, { config, paths, overwrite: [] });
      assert.deepEqual(applied.written.sort(), paths.sort());
      for (const change of plan.changes) assert.equal(await workspace.read(change.path), change.after);

      const again = await client.request(PlanRequest, { config });
      assert.deepEqual(actionsOf(again.plan.changes), ['unchanged']);
    });

    it('writes only what was agreed to, and keeps edited files until told otherwise', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      const config = workspace.path('mpaas.config.json');
      await using client = await connect({ mode, folders: [workspace.folder] });
      const first = await client.request(PlanRequest, { config });
      const paths = first.plan.changes.map(change => change.path);
      const [skipped = '', ...others] = paths;
      await client.request(ApplyRequest, { config, paths: others, overwrite: [] });
      assert.ok(!existsSync(workspace.path(skipped)));

      const edited = others[0] ?? '';
      const generated = await workspace.read(edited);
      await workspace.write(edited, `${generated}// mine\n`);
      const { plan } = await client.request(PlanRequest, { config });
      assert.deepEqual(
        plan.changes.filter(change => change.action !== 'unchanged').map(change => [change.path, change.action]),
        [
          [skipped, 'create'],
          [edited, 'conflict'],
        ].sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
      );
      await client.request(ApplyRequest, { config, paths: [edited], overwrite: [] });
      assert.match(await workspace.read(edited), /\/\/ mine/);
      await client.request(ApplyRequest, { config, paths: [edited], overwrite: [edited] });
      assert.equal(await workspace.read(edited), generated);
    });

    it('refuses to write what is no longer what the user saw', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      const config = workspace.path('mpaas.config.json');
      const contract = workspace.path('contracts/account.rpc.ts');
      await using client = await connect({ mode, folders: [workspace.folder] });
      const { plan } = await client.request(PlanRequest, { config });
      await client.open(contract, FILES['contracts/account.rpc.ts'].replace('userName', 'name'));
      const paths = plan.changes.map(change => change.path);
      await assert.rejects(client.request(ApplyRequest, { config, paths, overwrite: [] }), /changed since the preview/);
      assert.ok(!existsSync(workspace.path('client')));
    });

    it('leaves nothing behind when cancelled', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      const config = workspace.path('mpaas.config.json');
      await using client = await connect({ mode, folders: [workspace.folder] });
      const { plan } = await client.request(PlanRequest, { config });
      const paths = plan.changes.map(change => change.path);
      const source = new CancellationTokenSource();
      const applying = client.request(ApplyRequest, { config, paths, overwrite: [] }, source.token);
      source.cancel();
      await assert.rejects(applying, { code: LSPErrorCodes.RequestCancelled });
      assert.deepEqual((await readdir(workspace.folder)).sort(), ['contracts', 'mpaas.config.json']);
    });

    it('reads but does not write before the workspace is trusted', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      const config = workspace.path('mpaas.config.json');
      await using client = await connect({ mode, folders: [workspace.folder], options: { isTrusted: false } });
      const { plan } = await client.request(PlanRequest, { config });
      const params = { config, paths: plan.changes.map(change => change.path), overwrite: [] };
      await assert.rejects(client.request(ApplyRequest, params), /not trusted/);
      assert.ok(!existsSync(workspace.path('client')));
      await client.connection.sendNotification(TrustGrantedNotification);
      assert.equal((await client.request(ApplyRequest, params)).written.length, plan.changes.length);
    });

    it('says what is wrong with a config that cannot be used', async () => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': '{' });
      await using client = await connect({ mode, folders: [workspace.folder] });
      await assert.rejects(
        client.request(PlanRequest, { config: workspace.path('mpaas.config.json') }),
        /mpaas\.config\.json cannot be used\. This is no valid JSON/,
      );
      await assert.rejects(
        client.request(PlanRequest, { config: workspace.path('other/mpaas.config.json') }),
        /There is no config/,
      );
    });
  });
}

function actionsOf(changes: { action: FileAction }[]): FileAction[] {
  return [...new Set(changes.map(change => change.action))];
}
