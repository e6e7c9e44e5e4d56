import assert from 'node:assert/strict';
import {
  CallHierarchyIncomingCallsRequest,
  type CallHierarchyItem,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
} from 'vscode-languageserver-protocol';
import { MODES } from './connect.ts';
import { at, SHOP_FILES, Shop } from './shop.ts';

const CONTRACT = 'contracts/account.rpc.ts';

for (const mode of MODES) {
  describe(`call hierarchy (${mode})`, () => {
    const prepare = async (shop: Shop): Promise<CallHierarchyItem | undefined> => {
      const items = await shop.client.connection.sendRequest(CallHierarchyPrepareRequest.type, shop.at);
      return items?.[0];
    };

    it('starts at an operation, on its name, in its tag and wherever it is named', async () => {
      for (const changed of [at(CONTRACT, ' lo'), at(CONTRACT, '@operationType com'), at('web/page.js', "'com")]) {
        await using shop = await Shop.open({ mode }, changed);
        const item = await prepare(shop);
        assert.ok(item);
        assert.deepEqual([item.name, item.detail], ['com.example.account.login', 'AccountService.login']);
        assert.match(await shop.line(item.uri, item.selectionRange), /^contracts\/account\.rpc\.ts: «login»/);
      }
    });

    it('is left to TypeScript elsewhere', async () => {
      for (const changed of [at('web/app.ts', '.log'), at(CONTRACT, 'interface A')]) {
        await using shop = await Shop.open({ mode }, changed);
        assert.equal(await prepare(shop), undefined);
      }
    });

    it('comes from those who call, by their functions', async () => {
      const more = "function twice() {\n  rpc('com.example.account.login');\n  rpc('com.example.account.login');\n}\n";
      await using shop = await Shop.open({ mode }, { ...at(CONTRACT, ' lo'), 'web/twice.js': more });
      const item = await prepare(shop);
      assert.ok(item);
      const calls = await shop.client.connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item });
      const told = await Promise.all(
        (calls ?? []).map(async ({ from, fromRanges }) => {
          const line = await shop.line(from.uri, from.selectionRange);
          assert.deepEqual(
            await shop.client.connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item: from }),
            null,
          );
          return `${from.name} ${fromRanges.length} ${line}`;
        }),
      );
      assert.deepEqual(told.toSorted(), [
        'enter 1 web/page.vue: const «enter» = () => {',
        'login 1 ios/Client.m: - (void)«login» {',
        'login 1 ios/Client.swift: func «login»() {',
        "names.ts 1 web/names.ts: export const LOGIN = '«com.example.account.login»';",
        'page.html 1 web/page.html: my.call(\'rpc\', { operationType: "«com.example.account.login»" });',
        'signIn 1 web/page.js: export function «signIn»() {',
        "start 1 web/app.ts: export const «start» = () => createRpc().accountService.login({ name: 'a' });",
        'twice 2 web/twice.js: function «twice»() {',
      ]);
    });

    it('goes to what handles', async () => {
      await using shop = await Shop.open({ mode }, at(CONTRACT, ' lo'));
      const item = await prepare(shop);
      assert.ok(item);
      const calls = (await shop.client.connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item })) ?? [];
      assert.deepEqual(await Promise.all(calls.map(({ to }) => shop.line(to.uri, to.selectionRange))), [
        'backend/Server.java: public Result «login»(Request request) {',
        'server/rpc/handlers/account-service.ts: async «login»(_request: { name: string }): Promise<{ token: string }> {',
      ]);
    });
  });
}

describe('call hierarchy', () => {
  it('is registered for contracts alone, where that can be, and anew with other globs', async () => {
    const capabilities = {
      textDocument: { callHierarchy: { dynamicRegistration: true }, filters: { relativePatternSupport: true } },
    };
    await using shop = await Shop.open({ mode: 'in-band', capabilities });
    const { client } = shop;
    assert.equal(client.initializeResult.capabilities.callHierarchyProvider, undefined);
    const patterns = () =>
      client.registrations
        .filter(({ method }) => method === CallHierarchyPrepareRequest.method)
        .flatMap(
          ({ registerOptions }) =>
            registerOptions.documentSelector as { pattern: { baseUri: string; pattern: string } }[],
        )
        .map(({ pattern }) => `${pattern.baseUri.slice(-'/contracts'.length)} ${pattern.pattern}`);
    await client.until(() => patterns().join() === '/contracts *.rpc.ts');
    const config = (SHOP_FILES['mpaas.config.json'] ?? '').replace('contracts/*.rpc.ts', 'contracts/account.rpc.ts');
    await shop.type('mpaas.config.json', config);
    await client.until(() => patterns().join() === '/contracts account.rpc.ts');
  });
});
