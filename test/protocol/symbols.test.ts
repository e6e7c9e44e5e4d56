import assert from 'node:assert/strict';
import {
  DocumentSymbol,
  DocumentSymbolRequest,
  type SymbolInformation,
  type WorkspaceSymbol,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { MODES } from './connect.ts';
import { at, SHOP_FILES, Shop } from './shop.ts';

const CONTRACT = 'contracts/account.rpc.ts';

for (const mode of MODES) {
  describe(`symbols (${mode})`, () => {
    const query = async (shop: Shop, text: string) => {
      const found: (SymbolInformation | WorkspaceSymbol)[] | null = await shop.client.connection.sendRequest(
        WorkspaceSymbolRequest.type,
        { query: text },
      );
      return (found ?? []).map(({ name }) => name);
    };

    it('of the workspace are operations by their operation types', async () => {
      await using shop = await Shop.open({ mode });
      const all = ['com.example.account.login', 'com.example.account.logout', 'com.example.order.find'];
      assert.deepEqual(await query(shop, ''), all);
      assert.deepEqual(await query(shop, 'account'), all.slice(0, 2));
      assert.deepEqual(await query(shop, 'CEALogi'), all.slice(0, 1));
      assert.deepEqual(await query(shop, 'order.find'), all.slice(2));
      assert.deepEqual(await query(shop, 'orders'), []);
    });

    it('of the workspace tell where they are and what they are called', async () => {
      await using shop = await Shop.open({ mode });
      const [found] = (await shop.client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'find' })) ?? [];
      assert.ok(found && 'range' in found.location);
      assert.equal(found.containerName, 'OrderService.find');
      assert.match(await shop.line(found.location.uri, found.location.range), /^contracts\/order\.rpc\.ts: «find»/);
    });

    it('of a contract are its operations by their operation types', async () => {
      const capabilities = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };
      await using shop = await Shop.open({ mode, capabilities }, at(CONTRACT, 'interface'));
      const found = await shop.client.connection.sendRequest(DocumentSymbolRequest.type, shop.at);
      const symbols = (found ?? []).filter(DocumentSymbol.is);
      assert.deepEqual(
        symbols.map(({ name, detail }) => `${name}: ${detail}`),
        ['com.example.account.login: AccountService.login', 'com.example.account.logout: AccountService.logout'],
      );
      const [first] = symbols;
      assert.ok(first);
      assert.deepEqual(first.range, first.selectionRange);
      assert.equal(
        await shop.line(shop.at.textDocument.uri, first.range),
        `${CONTRACT}: * @operationType «com.example.account.login»`,
      );
      await using flat = await Shop.open({ mode }, at('contracts/order.rpc.ts', 'interface'));
      const [symbol] = (await flat.client.connection.sendRequest(DocumentSymbolRequest.type, flat.at)) ?? [];
      assert.ok(symbol && 'location' in symbol);
      assert.equal(
        await flat.line(symbol.location.uri, symbol.location.range),
        'contracts/order.rpc.ts: «find»(request: { id: string }): Promise<{ id: string }>;',
      );
    });

    it('of other documents are other people’s', async () => {
      await using shop = await Shop.open({ mode }, at('web/names.ts', 'LOGIN'));
      assert.equal(await shop.client.connection.sendRequest(DocumentSymbolRequest.type, shop.at), null);
    });
  });
}

describe('symbols', () => {
  it('know what is typed, and no more than 200 at once', async () => {
    await using shop = await Shop.open({ mode: 'in-band' });
    const methods = Array.from(
      { length: 300 },
      (_, index) => `  /** @operationType com.example.many.a${index} */\n  a${index}(): void;\n`,
    );
    await shop.type('contracts/order.rpc.ts', `export interface Many {\n${methods.join('')}}\n`);
    const many = await shop.client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'many' });
    assert.equal(many?.length, 200);
    const some = await shop.client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'a299' });
    assert.deepEqual(
      some?.map(({ name }) => name),
      ['com.example.many.a299'],
    );
    assert.ok(SHOP_FILES[CONTRACT]);
  });
});
