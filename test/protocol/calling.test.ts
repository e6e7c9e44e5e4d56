import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol';
import { CallRequest } from '../../server/src/call-protocol.ts';
import { startGateway } from '../../server/src/gateway/main.ts';
import { ListOperationsRequest } from '../../server/src/protocol.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';

const FILES = {
  'mpaas.config.json': JSON.stringify({
    contracts: ['*.rpc.ts'],
    app: { appId: 'APP', secret: { file: 'secret.txt' } },
    gateway: { port: 0 },
  }),
  'secret.txt': 'open sesame\n',
  'account.rpc.ts': `
export interface AccountService {
  /**
   * Signs in.
   * @operationType shop.account.login
   */
  login(request: {
    /** @example "alice" */
    userName: string;
  }): Promise<{
    /** @example "a1b2" */
    token: string;
  }>;
  /** @operationType shop.account.logout */
  logout(): Promise<void>;
}
`,
};

for (const mode of MODES) {
  describe(`operations (${mode})`, () => {
    it('are listed with a request to start from', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      await using client = await connect({ mode, folders: [workspace.folder] });
      const config = workspace.path('mpaas.config.json');
      assert.deepEqual(await client.request(ListOperationsRequest, { config }), [
        {
          operationType: 'shop.account.login',
          service: 'AccountService',
          name: 'login',
          description: 'Signs in.',
          exampleRequest: { userName: 'alice' },
        },
        { operationType: 'shop.account.logout', service: 'AccountService', name: 'logout' },
      ]);
    });

    it('are called with a signature that the gateway accepts', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      const config = workspace.path('mpaas.config.json');
      const gateway = await startGateway({ config });
      try {
        await using client = await connect({ mode, folders: [workspace.folder] });
        const result = await client.request(CallRequest, {
          config,
          operationType: 'shop.account.login',
          request: { userName: 'alice' },
          url: gateway.url,
        });
        assert.equal(result.resultStatus, 1000);
        assert.deepEqual(result.body, { token: 'a1b2' });
        assert.ok(result.traceId.length > 20);
      } finally {
        await gateway.close();
      }
    });

    it('are given up when cancelled', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      const config = workspace.path('mpaas.config.json');
      const silent = await listen(createServer(() => undefined));
      try {
        await using client = await connect({ mode, folders: [workspace.folder] });
        const { port } = silent.address() as AddressInfo;
        const source = new CancellationTokenSource();
        const params = { config, operationType: 'shop.account.logout', url: `http://127.0.0.1:${port}/mgw.htm` };
        const asked = once(silent, 'request');
        const calling = client.request(CallRequest, params, source.token);
        await asked;
        source.cancel();
        await assert.rejects(calling, { code: LSPErrorCodes.RequestCancelled });
      } finally {
        silent.closeAllConnections();
        silent.close();
      }
    });

    it('are not called before the workspace is trusted, nor when no contract has them', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      const params = {
        config: workspace.path('mpaas.config.json'),
        operationType: 'no.such',
        url: 'http://127.0.0.1:9/',
      };
      await using client = await connect({ mode, folders: [workspace.folder] });
      await assert.rejects(client.request(CallRequest, params), /No contract has the operation type "no\.such"/);
      await using careful = await connect({ mode, folders: [workspace.folder], options: { isTrusted: false } });
      await assert.rejects(careful.request(CallRequest, params), /not trusted/);
    });
  });
}

async function listen(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
