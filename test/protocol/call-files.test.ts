import assert from 'node:assert/strict';
import { type CodeLens, CodeLensRequest } from 'vscode-languageserver-protocol';
import {
  CallSchemaChangedNotification,
  CallSchemaRequest,
  ListEnvironmentsRequest,
  PrepareCallRequest,
  ReadCallsRequest,
} from '../../server/src/call-protocol.ts';
import { uriOfFile } from '../../server/src/workspace/files.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';

const FILES = {
  'mpaas.config.json': JSON.stringify({
    contracts: ['*.rpc.ts'],
    app: { appId: 'APP' },
    gateway: { port: 8123 },
    environments: {
      test: { url: 'https://gw.example/mgw.htm', appId: 'TEST', signType: 'hmac-sha1', ts: 'base64' },
      staging: { url: 'https://staging.example/mgw.htm', secret: { file: 'secret.txt' } },
    },
  }),
  'secret.txt': 'open sesame\n',
  'shop.rpc.ts': `/** @operationPrefix shop */
export interface ShopService {
  find(request: { /** @example "7" */ id: string }): Promise<string>;
  /** @signCheck no */
  ping(): Promise<string>;
}
`,
};

const CALLS =
  '[\n  { "operation": "shop.find", "environment": "test", "request": { "id": "1" } },\n  { "operation": "shop.ping" }\n]';

for (const mode of MODES) {
  describe(`files of calls (${mode})`, () => {
    it('have a lens above each call, and are read with the config above them', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      await using client = await connect({ mode, folders: [workspace.folder] });
      const file = workspace.path('calls/shop.call.json');
      await client.open(file, CALLS);
      const uri = uriOfFile(file);
      const lenses: CodeLens[] | null = await client.connection.sendRequest(CodeLensRequest.type, {
        textDocument: { uri },
      });
      assert.deepEqual(
        lenses?.map(({ range, command }) => [range.start, command?.title, command?.command, command?.arguments]),
        [
          [{ line: 1, character: 2 }, '$(play) Send to test', 'mpaas.call.send', [uri, 0]],
          [{ line: 2, character: 2 }, '$(play) Send to local', 'mpaas.call.send', [uri, 1]],
        ],
      );
      assert.deepEqual(await client.request(ReadCallsRequest, { uri }), {
        config: workspace.path('mpaas.config.json'),
        calls: [
          { operationType: 'shop.find', environment: 'test', request: { id: '1' } },
          { operationType: 'shop.ping', environment: 'local' },
        ],
      });
    });

    it('have a schema that follows the contracts', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      await using client = await connect({ mode, folders: [workspace.folder] });
      const schema = async () => JSON.stringify(await client.query(CallSchemaRequest));
      assert.match(await schema(), /"enum":\["shop.find","shop.ping"\].*"enum":\["local","test","staging"\]/);
      const renamed = new Promise<void>(resolve =>
        client.connection.onNotification(CallSchemaChangedNotification, async () => {
          if (/"enum":\["shop.find","shop.pong"\]/.test(await schema())) resolve();
        }),
      );
      await client.open(workspace.path('shop.rpc.ts'), FILES['shop.rpc.ts'].replace('ping(', 'pong('));
      await renamed;
    });

    it('go to the environments of the config', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      await using client = await connect({ mode, folders: [workspace.folder] });
      const config = workspace.path('mpaas.config.json');
      assert.deepEqual(await client.request(ListEnvironmentsRequest, { config }), [
        { name: 'local', url: 'http://127.0.0.1:8123/mgw.htm', isLocal: true },
        { name: 'test', url: 'https://gw.example/mgw.htm', isLocal: false },
        { name: 'staging', url: 'https://staging.example/mgw.htm', isLocal: false },
      ]);
    });

    it('are made ready to be signed, or signed where the config names a secret', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      await using client = await connect({ mode, folders: [workspace.folder] });
      const config = workspace.path('mpaas.config.json');
      const call = { config, operationType: 'shop.find', request: { id: '1' }, headers: { 'X-A': '1' } };
      const unsigned = await client.request(PrepareCallRequest, { ...call, environment: 'test' });
      assert.deepEqual([unsigned.url, unsigned.body], ['https://gw.example/mgw.htm', '[{"id":"1"}]']);
      assert.deepEqual(
        [unsigned.headers.AppId, unsigned.headers['X-A'], unsigned.headers.Sign],
        ['TEST', '1', undefined],
      );
      assert.match(String(unsigned.headers.Ts), /^[\w+/]{7}$/);
      assert.equal(unsigned.signing?.type, 'hmac-sha1');
      assert.match(
        String(unsigned.signing?.content),
        /^Operation-Type=shop\.find&Request-Data=W3siaWQiOiIxIn1d&Ts=[\w+/]{7}$/,
      );
      const signed = await client.request(PrepareCallRequest, { ...call, environment: 'staging' });
      assert.equal(signed.signing, undefined);
      assert.match(String(signed.headers.Sign), /^[0-9a-f]{32}$/);
      const free = await client.request(PrepareCallRequest, {
        ...call,
        operationType: 'shop.ping',
        environment: 'test',
      });
      assert.equal(free.signing, undefined);
    });

    it('go nowhere that the config does not name, and nowhere without trust', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      const call = { config: workspace.path('mpaas.config.json'), operationType: 'shop.ping', environment: 'prod' };
      await using client = await connect({ mode, folders: [workspace.folder] });
      await assert.rejects(client.request(PrepareCallRequest, call), /no environment "prod".*local, test, staging/);
      await using careful = await connect({ mode, folders: [workspace.folder], options: { isTrusted: false } });
      await assert.rejects(careful.request(PrepareCallRequest, call), /not trusted/);
    });
  });
}
