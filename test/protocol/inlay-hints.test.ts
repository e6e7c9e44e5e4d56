import assert from 'node:assert/strict';
import {
  DidChangeConfigurationNotification,
  type InlayHint,
  InlayHintRefreshRequest,
  InlayHintRequest,
  InlayHintResolveRequest,
  MarkupContent,
  type Range,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { uriOfFile } from '../../server/src/workspace/files.ts';
import { MODES } from './connect.ts';
import { SHOP_FILES, Shop } from './shop.ts';

const CAPABILITIES = {
  workspace: {
    workspaceFolders: true,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    inlayHint: { refreshSupport: true },
  },
};

async function hintsOf(shop: Shop, file: string, text: string, range?: Range): Promise<InlayHint[]> {
  const document = TextDocument.create('', '', 1, text);
  const all = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };
  const textDocument = { uri: uriOfFile(shop.workspace.path(file)) };
  const params = { textDocument, range: range ?? all };
  return (await shop.client.connection.sendRequest(InlayHintRequest.type, params)) ?? [];
}

/** The text of an open file with its hints in it, as `⟨operation type⟩`. */
async function hinted(shop: Shop, file: string, text: string, range?: Range): Promise<string> {
  await shop.type(file, text);
  const document = TextDocument.create('', '', 1, text);
  const hints = await hintsOf(shop, file, text, range);
  const edits = hints.map(({ position, label }) => ({
    range: { start: position, end: position },
    newText: `⟨${typeof label === 'string' ? label : label.map(({ value }) => value).join('')}⟩`,
  }));
  return TextDocument.applyEdits(document, edits);
}

for (const mode of MODES) {
  describe(`inlay hints (${mode})`, () => {
    it('say beside calls of generated clients which operation goes over the wire', async () => {
      await using shop = await Shop.open({ mode });
      const script = `import { createRpc } from './rpc';
const { accountService } = createRpc();
await accountService.login({ name: 'a' });
rpc.orderService?.find({ id: '1' });
rpc.orderService.gone();
somebody.login();
`;
      assert.equal(
        await hinted(shop, 'web/a.ts', script),
        `import { createRpc } from './rpc';
const { accountService } = createRpc();
await accountService.login⟨com.example.account.login⟩({ name: 'a' });
rpc.orderService?.find⟨com.example.order.find⟩({ id: '1' });
rpc.orderService.gone();
somebody.login();
`,
      );
      const page = '<script setup>\nrpc.accountService.logout();\n</script>\n<p>rpc.accountService.logout()</p>\n';
      assert.equal(
        await hinted(shop, 'web/a.vue', page),
        page.replace('logout();', 'logout⟨com.example.account.logout⟩();'),
      );
    });

    it('lead to the contract, and explain the operation when they are looked at', async () => {
      await using shop = await Shop.open({ mode });
      const text = SHOP_FILES['web/app.ts'] ?? '';
      await shop.type('web/app.ts', text);
      const [hint = assert.fail('no hint')] = await hintsOf(shop, 'web/app.ts', text);
      const [part] = typeof hint.label === 'string' ? [] : hint.label;
      const location = part?.location ?? assert.fail('no location');
      assert.match(await shop.line(location.uri, location.range), /^contracts\/account\.rpc\.ts: «login»\(/);
      assert.equal(hint.tooltip, undefined);
      const { tooltip } = await shop.client.connection.sendRequest(InlayHintResolveRequest.type, hint);
      assert.ok(MarkupContent.is(tooltip));
      assert.match(tooltip.value, /\*\*com\.example\.account\.login\*\* · `AccountService\.login`/);
    });
  });
}

describe('inlay hints', () => {
  const calls = 'rpc.accountService.login();\nrpc.accountService.login();\nrpc.accountService.login();\n';

  it('are given for what is seen alone', async () => {
    await using shop = await Shop.open({ mode: 'in-band' });
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    const lines = (await hinted(shop, 'web/a.js', calls, range)).split('\n');
    assert.deepEqual(
      lines.map(line => line.includes('⟨')),
      [false, true, false, false],
    );
  });

  it('follow the contract', async () => {
    await using shop = await Shop.open({ mode: 'in-band', capabilities: CAPABILITIES });
    assert.match(await hinted(shop, 'web/a.js', calls), /⟨com\.example\.account\.login⟩/);
    let again = refreshed(shop);
    const contract = 'contracts/account.rpc.ts';
    await shop.type(contract, (SHOP_FILES[contract] ?? '').replace('account.login', 'account.signIn'));
    // The first analysis may have the hints drawn anew, too.
    for (let hints = ''; !/⟨com\.example\.account\.signIn⟩/.test(hints); ) {
      await again;
      again = refreshed(shop);
      hints = await hinted(shop, 'web/a.js', calls);
    }
  });

  it('are of the nearest client where several have the names', async () => {
    const config = { contracts: ['*.rpc.ts'], generate: [{ target: 'h5-client', out: 'web/rpc' }] };
    await using shop = await Shop.open(
      { mode: 'in-band' },
      {
        'admin/mpaas.config.json': JSON.stringify(config),
        'admin/users.rpc.ts':
          'export interface AccountService {\n  /** @operationType com.example.users.login */\n  login(): Promise<void>;\n}\n',
      },
    );
    const call = 'rpc.accountService.login();';
    assert.equal(await hinted(shop, 'web/a.js', call), 'rpc.accountService.login⟨com.example.account.login⟩();');
    assert.equal(await hinted(shop, 'admin/web/a.js', call), 'rpc.accountService.login⟨com.example.users.login⟩();');
  });

  it('are not for generated clients, nor for folders where they are turned off', async () => {
    await using shop = await Shop.open({ mode: 'in-band', capabilities: CAPABILITIES });
    const generated = await shop.workspace.read('web/rpc/index.ts');
    assert.doesNotMatch(await hinted(shop, 'web/rpc/index.ts', `${generated}${calls}`), /⟨/);
    assert.match(await hinted(shop, 'web/a.js', calls), /⟨/);
    const again = refreshed(shop);
    shop.client.settings = { mpaas: { inlayHints: { enabled: false } } };
    await shop.client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await again;
    assert.doesNotMatch(await hinted(shop, 'web/a.js', calls), /⟨/);
  });
});

function refreshed({ client }: Shop): Promise<void> {
  return new Promise(resolve => client.connection.onRequest(InlayHintRefreshRequest.type, () => resolve()));
}
