import assert from 'node:assert/strict';
import { ImplementationRequest } from 'vscode-languageserver-protocol';
import { MODES } from './connect.ts';
import { at, Shop } from './shop.ts';

const HANDLERS = [
  'backend/Server.java: public Result «login»(Request request) {',
  'server/rpc/handlers/account-service.ts: async «login»(_request: { name: string }): Promise<{ token: string }> {',
];

for (const mode of MODES) {
  describe(`implementation (${mode})`, () => {
    const implementation = async (changed: Record<string, string>) => {
      await using shop = await Shop.open({ mode }, changed);
      return await shop.lines(ImplementationRequest.type);
    };

    it('is what handles an operation, from wherever it is named or called', async () => {
      for (const [file, before] of [
        ['contracts/account.rpc.ts', ' lo'],
        ['contracts/account.rpc.ts', '@operationType com'],
        ['web/page.js', "'com"],
        ['web/page.vue', '.log'],
        ['web/app.ts', '.log'],
        ['ios/Client.m', '"com'],
        ['mocks/com.example.account.login.json', '"res'],
      ] as const) {
        assert.deepEqual(await implementation(at(file, before)), HANDLERS, file);
      }
    });

    it('is left to TypeScript in handlers', async () => {
      const text = 'export class AccountServiceHandlerImpl {\n  lo┆gin() {}\n}\n';
      assert.deepEqual(await implementation({ 'server/rpc/handlers/account-service.ts': text }), []);
    });

    it('is nothing where there is no handler', async () => {
      const config = '{ "contracts": ["contracts/*.rpc.ts"] }';
      const found = await implementation({ 'mpaas.config.json': config, 'web/a.js': "rpc('com.example.order.┆find')" });
      assert.deepEqual(found, []);
    });
  });
}
