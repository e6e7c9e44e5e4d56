import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol';
import { type ImportContractsParams, ImportContractsRequest } from '../../server/src/contract-protocol.ts';
import { CheckRequest, ListConfigsRequest } from '../../server/src/protocol.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';

const CONFIG = '{ "contracts": ["contracts/**/*.rpc.ts"] }';
const DOCUMENT = `openapi: 3.1.0
paths:
  /a: { get: { tags: [one], operationId: a, callbacks: { c: {} } } }
  /b: { get: { tags: [two], operationId: b } }
`;
const JAVA = `package com.acme;
public interface OrderFacade {
  @OperationType("com.acme.order.get") Order get(String id);
}
`;

/** Every kind of schema, and so many of them that reading takes seconds. */
function largeDocument(): string {
  const schemas = Array.from({ length: 20_000 }, (_, index) => [
    `S${index}`,
    {
      type: 'object',
      properties: { id: { type: 'string', maxLength: 9 }, next: { $ref: `#/components/schemas/S${index + 1}` } },
    },
  ]);
  const schema = { $ref: '#/components/schemas/S0' };
  const responses = { 200: { content: { 'application/json': { schema } } } };
  return JSON.stringify({
    openapi: '3.1.0',
    paths: { '/large': { get: { responses } } },
    components: { schemas: { ...Object.fromEntries(schemas), S20000: { type: 'object' } } },
  });
}

function paramsOf(workspace: TestWorkspace, given: Partial<ImportContractsParams> = {}): ImportContractsParams {
  return {
    config: workspace.path('mpaas.config.json'),
    files: [workspace.path('api.yaml')],
    kind: 'openapi',
    prefix: 'com.acme',
    folder: workspace.path('contracts'),
    overwrite: [],
    ...given,
  };
}

for (const mode of MODES) {
  describe(`importing (${mode})`, () => {
    it('writes contracts of an OpenAPI document, says what it left behind, and knows of them at once', async () => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'api.yaml': DOCUMENT });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const params = paramsOf(workspace);
      const { config } = params;
      assert.equal((await client.request(CheckRequest, { config })).operations, 0);
      const result = await client.request(ImportContractsRequest, params);
      assert.deepEqual(result.written, [
        workspace.path('contracts/one.rpc.ts'),
        workspace.path('contracts/two.rpc.ts'),
      ]);
      assert.deepEqual(result.changes, [
        { path: 'one.rpc.ts', action: 'create' },
        { path: 'two.rpc.ts', action: 'create' },
      ]);
      assert.deepEqual([result.services, result.operations, result.uncovered], [2, 2, []]);
      assert.deepEqual(
        result.findings.map(({ code, file, range }) => [code, file, range.start.line]),
        [['import/callback', workspace.path('api.yaml'), 2]],
      );
      assert.match(await workspace.read('contracts/one.rpc.ts'), /@operationType com\.acme\.a\b/);
      assert.equal((await client.request(CheckRequest, { config })).operations, 2);
      assert.deepEqual((await client.request(ImportContractsRequest, params)).written, []);
    });

    it('writes contracts of a folder of Java', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'src/OrderFacade.java': JAVA,
        'src/Order.java': 'package com.acme; public class Order { private String id; }',
      });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const params = paramsOf(workspace, { files: [workspace.path('src')], kind: 'java', prefix: '' });
      const { written } = await client.request(ImportContractsRequest, params);
      assert.deepEqual(written, [workspace.path('contracts/order-facade.rpc.ts')]);
    });

    it('writes nothing while something is in the way, and only over what the user saw', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'api.yaml': DOCUMENT,
        'contracts/two.rpc.ts': '// mine\n',
      });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const refused = await client.request(ImportContractsRequest, paramsOf(workspace));
      assert.equal(refused.written, undefined);
      const conflict = refused.changes.find(({ action }) => action === 'conflict');
      assert.ok(conflict?.before !== undefined && conflict.after?.includes('TwoService'));
      assert.ok(!existsSync(workspace.path('contracts/one.rpc.ts')));

      const overwrite = [{ path: conflict.path, before: conflict.before }];
      await workspace.write('contracts/two.rpc.ts', '// mine again\n');
      const again = await client.request(ImportContractsRequest, paramsOf(workspace, { overwrite }));
      assert.equal(again.written, undefined);
      assert.equal(await workspace.read('contracts/two.rpc.ts'), '// mine again\n');

      await workspace.write('contracts/two.rpc.ts', '// mine\n');
      const done = await client.request(ImportContractsRequest, paramsOf(workspace, { overwrite }));
      assert.equal(done.written?.length, 2);
      assert.match(await workspace.read('contracts/two.rpc.ts'), /TwoService/);
    });

    it('answers others meanwhile, and leaves nothing behind when cancelled', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'api.yaml': largeDocument(),
      });
      await using client = await connect({ mode, folders: [workspace.folder] });
      await client.connection.sendRequest(ListConfigsRequest);
      const source = new CancellationTokenSource();
      let isDone = false;
      const importing = client.request(ImportContractsRequest, paramsOf(workspace), source.token).finally(() => {
        isDone = true;
      });
      importing.catch(() => undefined);
      for (let asked = 0; asked < 20; asked++) await client.connection.sendRequest(ListConfigsRequest);
      assert.ok(!isDone);
      source.cancel();
      await assert.rejects(importing, { code: LSPErrorCodes.RequestCancelled });
      assert.deepEqual((await readdir(workspace.folder)).sort(), ['api.yaml', 'mpaas.config.json']);
    });

    it('says which contracts no glob names', async () => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'api.yaml': DOCUMENT });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const params = paramsOf(workspace, { folder: workspace.path('elsewhere') });
      assert.deepEqual((await client.request(ImportContractsRequest, params)).uncovered, ['one.rpc.ts', 'two.rpc.ts']);
    });

    it('makes a config along with the contracts, when it is to', async () => {
      await using workspace = await TestWorkspace.create({ 'api.yaml': DOCUMENT });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const { written } = await client.request(ImportContractsRequest, paramsOf(workspace, { createsConfig: true }));
      assert.ok(written?.includes(workspace.path('mpaas.config.json')));
      const [config] = await client.connection.sendRequest(ListConfigsRequest);
      assert.equal(config?.operations, 2);
    });

    it('says what is wrong with a source, in the language of the client', async () => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'api.yaml': '- odd\n' });
      await using client = await connect({ mode, folders: [workspace.folder], locale: 'zh-cn' });
      const files = [workspace.path('gone.yaml')];
      await assert.rejects(client.request(ImportContractsRequest, paramsOf(workspace, { files })), /无法读取/);
      const { findings, changes, written } = await client.request(ImportContractsRequest, paramsOf(workspace));
      assert.match(findings[0]?.message ?? '', /\p{Script=Han}/u);
      assert.deepEqual([changes, written], [[], []]);
      assert.ok(!existsSync(workspace.path('contracts')));
    });

    it('waits for trust', async () => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'api.yaml': DOCUMENT });
      await using client = await connect({ mode, folders: [workspace.folder], options: { isTrusted: false } });
      await assert.rejects(client.request(ImportContractsRequest, paramsOf(workspace)), /not trusted/);
      assert.ok(!existsSync(workspace.path('contracts')));
    });
  });
}
