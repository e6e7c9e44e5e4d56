import assert from 'node:assert/strict';
import { DocumentHighlightRequest, DocumentLinkRequest } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { withMarks } from '../support/marks.ts';
import { MODES } from './connect.ts';
import { at, SHOP_FILES, Shop } from './shop.ts';

for (const mode of MODES) {
  describe(`document links (${mode})`, () => {
    const links = async (file: string, text: string, more: Record<string, string> = {}) => {
      await using shop = await Shop.open({ mode }, more);
      await shop.type(file, text);
      const uri = URI.file(shop.workspace.path(file)).toString();
      const found =
        (await shop.client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } })) ?? [];
      const document = TextDocument.create(uri, '', 1, text);
      const spans = found.map(({ range }) => ({
        start: document.offsetAt(range.start),
        end: document.offsetAt(range.end),
      }));
      const prefix = `${URI.file(shop.workspace.folder)}/`;
      return {
        text: withMarks(text, spans),
        to: found.map(({ target = '' }) => target.replace(prefix, '')),
        tooltips: found.map(({ tooltip }) => tooltip),
      };
    };

    it('lead from operation types in strings to their contracts', async () => {
      assert.deepEqual(
        await links('web/a.js', "rpc('com.example.order.find'); rpc('com.example.none'); // 'com.example.order.find'"),
        {
          text: "rpc('«com.example.order.find»'); rpc('com.example.none'); // 'com.example.order.find'",
          to: ['contracts/order.rpc.ts#L4,3'],
          tooltips: ['OrderService.find in contracts/order.rpc.ts'],
        },
      );
      const json = '{ "operationType": "com.example.account.login" }';
      assert.deepEqual((await links('mocks/a.json', json)).to, ['contracts/account.rpc.ts#L7,3']);
    });

    it('lead from a config to the files and folders that it names, where they are there', async () => {
      const config = (marked: string) => marked.replaceAll(/[«»]/g, '');
      const marked = `{
  "contracts": ["«contracts/account.rpc.ts»", "contracts/**/*.rpc.ts", "missing.rpc.ts", "!web/a.ts"],
  "app": { "appId": "A", "secret": { "file": "«keys/secret»" } },
  "generate": [{ "target": "h5-client", "out": "«web»" }, { "target": "node-server", "out": "nowhere" }],
  "gateway": { "mocks": "«./mocks»" },
  "packages": [{ "appId": "«»", "version": "1.0.0.0", "root": "«web/»", "publicKey": "«keys/public.pem»" }]
}`.replace('"«»"', '"70000000"');
      const found = await links('mpaas.config.json', config(marked), { 'keys/secret': '', 'keys/public.pem': '' });
      assert.equal(found.text, marked);
      assert.deepEqual(found.to, ['contracts/account.rpc.ts', 'keys/secret', 'web', 'mocks', 'web', 'keys/public.pem']);
    });

    it('are found in a config that is being typed', async () => {
      assert.equal(
        (await links('mpaas.config.json', '{ "gateway": { "mocks": "mocks", ')).text,
        '{ "gateway": { "mocks": "«mocks»", ',
      );
    });
  });

  describe(`document highlights (${mode})`, () => {
    const highlights = async (changed: Record<string, string>) => {
      await using shop = await Shop.open({ mode }, changed);
      const found = await shop.client.connection.sendRequest(DocumentHighlightRequest.type, shop.at);
      const [[file = '', marked = ''] = []] = Object.entries(changed);
      const text = marked.replace('┆', '');
      const document = TextDocument.create(file, '', 1, text);
      return (
        found &&
        withMarks(
          text,
          found.map(({ range }) => ({ start: document.offsetAt(range.start), end: document.offsetAt(range.end) })),
        )
      );
    };

    it('are the other strings of the same operation type', async () => {
      assert.equal(
        await highlights({
          'web/a.js': "rpc('com.┆example.order.find'); rpc('com.example.account.login', 'com.example.order.find')",
        }),
        "rpc('«com.example.order.find»'); rpc('com.example.account.login', '«com.example.order.find»')",
      );
    });

    it('are the operation type in the tag of a contract', async () => {
      const marked = (SHOP_FILES['contracts/account.rpc.ts'] ?? '').replace('com.example.account.login', '«$&»');
      assert.equal(await highlights(at('contracts/account.rpc.ts', '@operationType com')), marked);
    });

    it('leave names to TypeScript, and strings that no contract has to editors', async () => {
      assert.equal(await highlights(at('contracts/account.rpc.ts', ' lo')), null);
      assert.equal(await highlights({ 'web/a.js': "rpc('com.┆example.none')" }), null);
    });
  });
}
