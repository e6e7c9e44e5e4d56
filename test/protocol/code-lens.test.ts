import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import {
  type CodeLens,
  CodeLensRefreshRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  DidChangeConfigurationNotification,
  FileChangeType,
} from 'vscode-languageserver-protocol';
import { ApplyRequest, PlacesRequest, PlanRequest } from '../../server/src/protocol.ts';
import { uriOfFile } from '../../server/src/workspace/files.ts';
import { MODES, type Mode } from './connect.ts';
import { at, SHOP_FILES, Shop } from './shop.ts';

const ACCOUNT = 'contracts/account.rpc.ts';
const OPTIONS = { isTrusted: true, hasCommands: true };
const CAPABILITIES = {
  workspace: {
    workspaceFolders: true,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    codeLens: { refreshSupport: true },
  },
};

/** A shop with a contract open. */
function openShop(mode: Mode, changed: Record<string, string> = at(ACCOUNT, ' lo')): Promise<Shop> {
  return Shop.open({ mode, options: OPTIONS, capabilities: CAPABILITIES }, changed);
}

/** The lenses of a file, resolved as a client does that shows them, in the order of the file. */
async function lensesOf(shop: Shop, file = ACCOUNT): Promise<CodeLens[]> {
  const { connection } = shop.client;
  const textDocument = { uri: uriOfFile(shop.workspace.path(file)) };
  const lenses: CodeLens[] | null = await connection.sendRequest(CodeLensRequest.type, { textDocument });
  const resolve = (lens: CodeLens) => (lens.command ? lens : connection.sendRequest(CodeLensResolveRequest.type, lens));
  return Promise.all((lenses ?? []).map(resolve));
}

/** What lenses say, a line for each line of the file that has some. */
async function linesOf(shop: Shop, file?: string): Promise<string[]> {
  const lines = new Map<number, string[]>();
  for (const { range, command } of await lensesOf(shop, file)) {
    const { line } = range.start;
    lines.set(line, [...(lines.get(line) ?? []), ...(command ? [command.title] : [])]);
  }
  return [...lines].sort(([a], [b]) => a - b).map(([line, titles]) => `${line + 1}: ${titles.join(' | ')}`);
}

/** What the lenses say as soon as one of them says this, asking again whenever the server wants it. */
async function linesWhen(shop: Shop, text: string): Promise<string[]> {
  for (;;) {
    const again = new Promise<void>(resolve =>
      shop.client.connection.onRequest(CodeLensRefreshRequest.type, () => resolve()),
    );
    const lines = await linesOf(shop);
    if (lines.some(line => line.includes(text))) return lines;
    await again;
  }
}

for (const mode of MODES) {
  describe(`code lenses (${mode})`, () => {
    it('say above services whether they are up to date, above operations who calls and handles them', async () => {
      await using shop = await openShop(mode);
      assert.deepEqual(await linesOf(shop), [
        '2: $(check) Up to date',
        '7: 9 call sites | 2 handlers | $(play) Send',
        '9: 0 call sites | 1 handler | $(play) Send',
      ]);
    });

    it('run commands of the extension, which find what the lenses counted', async () => {
      await using shop = await openShop(mode);
      const config = shop.workspace.path('mpaas.config.json');
      const login = { config, operationType: 'com.example.account.login' };
      const commands = (await lensesOf(shop)).flatMap(({ command }) =>
        command ? [[command.command, ...(command.arguments ?? [])]] : [],
      );
      assert.deepEqual(commands.slice(0, 5), [
        ['mpaas.generate', config],
        ['mpaas.showCallSites', login],
        ['mpaas.showHandlers', login],
        ['mpaas.call', login],
        [''],
      ]);
      const { operation, places } = await shop.client.request(PlacesRequest, { ...login, of: 'callSites' });
      const lines = await Promise.all([operation, ...places].map(({ uri, range }) => shop.line(uri, range)));
      assert.deepEqual(
        lines.map(line => line.split(':')[0]),
        [
          ACCOUNT,
          'android/Client.java',
          'android/Client.kt',
          'ios/Client.m',
          'ios/Client.swift',
          'web/app.ts',
          'web/names.ts',
          'web/page.html',
          'web/page.js',
          'web/page.vue',
        ],
      );
      const handlers = await shop.client.request(PlacesRequest, { ...login, of: 'handlers' });
      assert.deepEqual(await Promise.all(handlers.places.map(({ uri, range }) => shop.line(uri, range))), [
        'backend/Server.java: public Result «login»(Request request) {',
        'server/rpc/handlers/account-service.ts: async «login»(_request: { name: string }): Promise<{ token: string }> {',
      ]);
    });

    it('are asked for again when what they say is old: typed, generated, called from elsewhere', async () => {
      await using shop = await openShop(mode);
      await linesWhen(shop, 'Up to date');
      const text = (SHOP_FILES[ACCOUNT] ?? '').replace('{ name: string }', '{ name: string; age: number }');
      await shop.type(ACCOUNT, text);
      await linesWhen(shop, 'Stale: 2 files');
      const [stale] = await lensesOf(shop);
      assert.equal(
        stale?.command?.tooltip,
        'to be updated: server/rpc/services/account-service.ts\nto be updated: web/rpc/services/account-service.ts',
      );

      const config = shop.workspace.path('mpaas.config.json');
      const { plan } = await shop.client.request(PlanRequest, { config });
      const paths = plan.changes.filter(({ action }) => action === 'update').map(({ path }) => path);
      await shop.client.request(ApplyRequest, { config, paths, overwrite: [] });
      await linesWhen(shop, 'Up to date');

      await shop.type('web/names.ts', "export const OUT = 'com.example.account.logout';\n");
      await linesWhen(shop, '9: 1 call site |');
    });
  });
}

describe('code lenses', () => {
  it('offer to generate what never was, and tell of edits by hand', async () => {
    await using shop = await openShop('in-band');
    const { workspace, client } = shop;
    await linesWhen(shop, 'Up to date');
    const generated = await workspace.read('web/rpc/services/account-service.ts');
    await workspace.write('web/rpc/services/account-service.ts', `${generated}// mine\n`);
    await client.changedOnDisk(workspace.path('web/rpc/services/account-service.ts'), FileChangeType.Changed);
    await linesWhen(shop, '$(edit) Edited: 1 file');

    for (const gone of ['web/rpc', 'server/rpc', 'mpaas.lock.json']) {
      await rm(workspace.path(gone), { recursive: true });
      await client.changedOnDisk(workspace.path(gone), FileChangeType.Deleted);
    }
    await linesWhen(shop, '$(sync) Generate');
  });

  it('say of a service what concerns its contract', async () => {
    await using shop = await openShop('in-band');
    const order = 'contracts/order.rpc.ts';
    await shop.type(order, (SHOP_FILES[order] ?? '').replace('{ id: string }', '{ id: string; page: number }'));
    await linesWhen(shop, 'Up to date');
    assert.match((await linesOf(shop, order))[0] ?? '', /Stale: 2 files/);
    assert.match((await linesOf(shop))[0] ?? '', /Up to date/);
  });

  it('can be turned off for a folder, at once', async () => {
    await using shop = await openShop('in-band');
    const { client } = shop;
    client.settings = { mpaas: { codeLens: { enabled: true } } };
    assert.equal((await linesOf(shop)).length, 3);
    client.settings = { mpaas: { codeLens: { enabled: false } } };
    const again = new Promise<void>(resolve =>
      client.connection.onRequest(CodeLensRefreshRequest.type, () => resolve()),
    );
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await again;
    assert.deepEqual(await linesOf(shop), []);
  });

  it('are text alone in editors without our commands', async () => {
    await using shop = await Shop.open({ mode: 'in-band' }, at(ACCOUNT, ' lo'));
    assert.deepEqual(await linesOf(shop), [
      '2: $(check) Up to date',
      '7: 9 call sites | 2 handlers',
      '9: 0 call sites | 1 handler',
    ]);
    assert.deepEqual([...new Set((await lensesOf(shop)).map(({ command }) => command?.command))], ['']);
  });

  it('say nothing of handlers where no server is generated, nor of generating where nothing is', async () => {
    const config = '{ "contracts": ["contracts/*.rpc.ts"] }';
    await using shop = await openShop('in-band', { 'mpaas.config.json': config, ...at(ACCOUNT, ' lo') });
    assert.deepEqual(await linesOf(shop), [
      '2: ',
      '7: 7 call sites | 1 handler | $(play) Send',
      '9: 0 call sites | $(play) Send',
    ]);
  });

  it('say why nothing can be generated', async () => {
    const config = JSON.stringify({
      contracts: ['contracts/*.rpc.ts'],
      generate: [
        { target: 'h5-client', out: 'web/rpc' },
        { target: 'http-client', out: 'web/rpc' },
      ],
    });
    await using shop = await openShop('in-band', at(ACCOUNT, ' lo'));
    await linesWhen(shop, 'Up to date');
    await shop.workspace.write('mpaas.config.json', config);
    await shop.client.changedOnDisk(shop.workspace.path('mpaas.config.json'), FileChangeType.Changed);
    await linesWhen(shop, 'Cannot generate');
    const [lens] = await lensesOf(shop);
    assert.equal(lens?.command?.title, '$(error) Cannot generate');
    assert.match(lens?.command?.tooltip ?? '', /would both write/);
  });

  it('stand on contracts alone', async () => {
    await using shop = await openShop('in-band', at('web/app.ts', '.log'));
    assert.deepEqual(await linesOf(shop, 'web/app.ts'), []);
  });
});
