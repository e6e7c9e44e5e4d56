import assert from 'node:assert/strict';
import path from 'node:path';
import {
  type ClientCapabilities,
  PrepareRenameRequest,
  RenameRequest,
  ShowMessageNotification,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fileOfUri } from '../../server/src/workspace/files.ts';
import { MODES } from './connect.ts';
import { at, SHOP_FILES, Shop } from './shop.ts';

const CONTRACT = 'contracts/account.rpc.ts';
const ORDERS = 'contracts/order.rpc.ts';
/** What VS Code says of itself. */
const CAPABILITIES: ClientCapabilities = {
  workspace: {
    workspaceFolders: true,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: {},
    },
  },
};

/** What a rename would change, one line each: `file: the new line`, with `?` where it asks first. */
async function changesOf(shop: Shop, edit: WorkspaceEdit | null): Promise<string[]> {
  const nameOf = (uri: string) =>
    path
      .relative(shop.workspace.folder, fileOfUri(uri) ?? uri)
      .split(path.sep)
      .join('/');
  const changes: string[] = [];
  for (const change of edit?.documentChanges ?? []) {
    if ('kind' in change) {
      assert.ok(change.kind === 'rename');
      changes.push(`${nameOf(change.oldUri)} → ${nameOf(change.newUri)}`);
    } else
      changes.push(...(await linesOf(shop, change, edit)).map(line => `${nameOf(change.textDocument.uri)}: ${line}`));
  }
  return changes.toSorted();
}

async function linesOf(
  shop: Shop,
  { textDocument: { uri, version }, edits }: TextDocumentEdit,
  edit: WorkspaceEdit | null,
) {
  const before = await shop.textOf(uri);
  assert.equal(version, shop.client.versionOf(fileOfUri(uri) ?? uri));
  const document = TextDocument.create(uri, '', 1, before);
  const after = TextDocument.applyEdits(
    document,
    edits.filter(each => 'newText' in each),
  );
  const old = new Set(before.split('\n'));
  const asks = edits.some(
    each => 'annotationId' in each && edit?.changeAnnotations?.[each.annotationId]?.needsConfirmation,
  );
  return after
    .split('\n')
    .filter(line => !old.has(line))
    .map(line => `${asks ? '? ' : ''}${line.trim()}`);
}

const RENAMED = [
  'android/Client.java: @OperationType("com.example.user.enter")',
  'android/Client.kt: @OperationType("com.example.user.enter")',
  'backend/Server.java: @OperationType("com.example.user.enter")',
  `${CONTRACT}: * @operationType com.example.user.enter`,
  'ios/Client.m: method.operationType = @"com.example.user.enter";',
  'ios/Client.swift: method.operationType = "com.example.user.enter"',
  'mocks/com.example.account.login.json → mocks/com.example.user.enter.json',
  'server/rpc/handlers/account-service.ts: * @operationType com.example.user.enter',
  "server/rpc/handlers/account-service.ts: throw new NotImplementedError('com.example.user.enter');",
  "web/names.ts: ? export const LOGIN = 'com.example.user.enter';",
  'web/page.html: my.call(\'rpc\', { operationType: "com.example.user.enter" });',
  "web/page.js: AlipayJSBridge.call('rpc', { operationType: 'com.example.user.enter' });",
];

for (const mode of MODES) {
  describe(`rename of an operation type (${mode})`, () => {
    const prepare = (shop: Shop) => shop.client.connection.sendRequest(PrepareRenameRequest.type, shop.at);
    const rename = async (shop: Shop, newName: string) =>
      shop.client.connection.sendRequest(RenameRequest.type, { ...shop.at, newName });
    const open = (changed: Record<string, string>, capabilities = CAPABILITIES) =>
      Shop.open({ mode, capabilities }, changed);

    it('covers contract, sources, handlers and mocks, not what is generated, and asks about mentions', async () => {
      for (const changed of [
        at(CONTRACT, '@operationType com'),
        at('web/page.js', "'com"),
        at('ios/Client.m', '"com'),
      ]) {
        await using shop = await open(changed);
        const edit = await rename(shop, 'com.example.user.enter');
        assert.deepEqual(await changesOf(shop, edit), RENAMED);
      }
    });

    it('starts from all of the operation type, and nowhere else', async () => {
      await using shop = await open(at('android/Client.java', '("com.example'));
      const prepared = await prepare(shop);
      assert.ok(prepared && 'placeholder' in prepared);
      assert.equal(prepared.placeholder, 'com.example.account.login');
      assert.equal(
        await shop.line(shop.at.textDocument.uri, prepared.range),
        'android/Client.java: @OperationType("«com.example.account.login»")',
      );
      for (const elsewhere of [
        at(CONTRACT, ' lo'),
        at(CONTRACT, 'Signs'),
        at('web/app.ts', '.log'),
        at('web/page.vue', '.log'),
        at('mocks/com.example.account.login.json', '"res'),
        { 'web/a.js': "rpc('com.example.┆none')" },
      ]) {
        await using other = await open(elsewhere);
        assert.equal(await prepare(other), null, JSON.stringify(elsewhere));
      }
    });

    it('makes a tag for what comes of a prefix', async () => {
      await using shop = await open({ 'web/a.js': "rpc({ operationType: 'com.example.order.┆find' })" });
      assert.deepEqual(await changesOf(shop, await rename(shop, 'com.example.order.search')), [
        'contracts/order.rpc.ts: * @operationType com.example.order.search',
        'contracts/order.rpc.ts: * Finds one.',
        'contracts/order.rpc.ts: */',
        'contracts/order.rpc.ts: /**',
        'server/rpc/handlers/order-service.ts: * @operationType com.example.order.search',
        "server/rpc/handlers/order-service.ts: throw new NotImplementedError('com.example.order.search');",
        "web/a.js: rpc({ operationType: 'com.example.order.search' })",
      ]);
    });

    it('renames a prefix with all that comes of it', async () => {
      await using shop = await open({
        ...at(ORDERS, 'com.'),
        'web/a.js': "rpc({ operationType: 'com.example.order.find' })",
      });
      const prepared = await prepare(shop);
      assert.ok(prepared && 'placeholder' in prepared && prepared.placeholder === 'com.example.order');
      assert.deepEqual(await changesOf(shop, await rename(shop, 'com.shop.')), [
        'contracts/order.rpc.ts: /** @operationPrefix com.shop. */',
        'server/rpc/handlers/order-service.ts: * @operationType com.shop.find',
        "server/rpc/handlers/order-service.ts: throw new NotImplementedError('com.shop.find');",
        "web/a.js: rpc({ operationType: 'com.shop.find' })",
      ]);
    });

    it('refuses what is no operation type, and what another operation has', async () => {
      await using shop = await open(at('web/page.js', "'com"));
      for (const name of ['', 'a b', 'com/example', '登录']) {
        await assert.rejects(rename(shop, name), { message: /^Operation types take letters, digits/ }, name);
      }
      await assert.rejects(rename(shop, 'com.example.account.logout'), {
        message: 'Operation type "com.example.account.logout" belongs to contracts/account.rpc.ts:9 already.',
      });
      assert.equal(await rename(shop, 'com.example.account.login'), null);
    });

    it('refuses to overwrite a mock', async () => {
      await using shop = await open({ ...at('web/page.js', "'com"), 'mocks/com.example.new.json': '{}' });
      await assert.rejects(rename(shop, 'com.example.new'), {
        message: /^There is a mock .*com\.example\.new\.json already/,
      });
    });

    it('is refused in generated files, with a way out', async () => {
      await using shop = await Shop.open({ mode, capabilities: CAPABILITIES });
      const file = 'web/rpc/services/account-service.ts';
      const text = await shop.workspace.read(file);
      await shop.type(file, text);
      const document = TextDocument.create('', '', 1, text);
      const position = document.positionAt(text.indexOf('com.example.account.login'));
      const { uri } = shop.documentOf(file);
      await assert.rejects(
        shop.client.connection.sendRequest(PrepareRenameRequest.type, { textDocument: { uri }, position }),
        { message: /^This file is generated\./ },
      );
    });
  });
}

describe('rename of an operation type', () => {
  const rename = async (shop: Shop, newName: string) =>
    shop.client.connection.sendRequest(RenameRequest.type, { ...shop.at, newName });

  it('takes the texts and versions of editors', async () => {
    await using shop = await Shop.open({ mode: 'in-band', capabilities: CAPABILITIES }, at('web/page.js', "'com"));
    await shop.type('web/names.ts', '// nothing here\n');
    await shop.type('ios/Client.swift', '\n\nmethod.operationType = "com.example.account.login"; // moved\n');
    await shop.type('ios/Client.swift', '\n\n\nmethod.operationType = "com.example.account.login"; // again\n');
    await shop.delete('ios/Client.m');
    await shop.type(CONTRACT, `\n${SHOP_FILES[CONTRACT]}`);
    const changes = await changesOf(shop, await rename(shop, 'com.example.user.enter'));
    assert.deepEqual(
      changes.filter(line => /^(web\/names|ios)/.test(line)),
      ['ios/Client.swift: method.operationType = "com.example.user.enter"; // again'],
    );
    assert.ok(changes.includes(`${CONTRACT}: * @operationType com.example.user.enter`));
  });

  it('tells that generated code and the backend’s path change with the contract', async () => {
    await using shop = await Shop.open({ mode: 'in-band', capabilities: CAPABILITIES }, at('web/page.js', "'com"));
    const edit = await rename(shop, 'com.example.user.enter');
    assert.deepEqual(edit?.changeAnnotations?.contract, {
      label: 'Contract',
      description: 'Generate again afterwards. Without @http the path at the backend changes, too.',
    });
  });

  it('covers every config that has the operation type', async () => {
    const other = {
      'shop/mpaas.config.json': '{ "contracts": ["contracts/*.rpc.ts"], "gateway": { "mocks": "answers" } }',
      'shop/contracts/users.rpc.ts':
        'export interface Users {\n  /** @operationType com.example.account.login */\n  enter(): void;\n}\n',
      'shop/answers/com.example.account.login.json': '{}',
    };
    await using shop = await Shop.open(
      { mode: 'in-band', capabilities: CAPABILITIES },
      { ...other, ...at('web/page.js', "'com") },
    );
    const changes = await changesOf(shop, await rename(shop, 'com.example.user.enter'));
    assert.deepEqual(
      changes.filter(line => !RENAMED.includes(line)),
      [
        'shop/answers/com.example.account.login.json → shop/answers/com.example.user.enter.json',
        'shop/contracts/users.rpc.ts: /** @operationType com.example.user.enter */',
      ],
    );
  });

  it('covers the mocks of scenarios', async () => {
    const mock = 'mocks/sold out/com.example.account.login.json';
    await using shop = await Shop.open(
      { mode: 'in-band', capabilities: CAPABILITIES },
      { [mock]: '{}', ...at('web/page.js', "'com") },
    );
    const changes = await changesOf(shop, await rename(shop, 'com.example.user.enter'));
    assert.deepEqual(
      changes.filter(line => !RENAMED.includes(line)),
      [`${mock} → mocks/sold out/com.example.user.enter.json`],
    );
  });

  it('leaves mocks where the client cannot move files, and says so', async () => {
    const capabilities = { workspace: { workspaceFolders: true } };
    await using shop = await Shop.open({ mode: 'in-band', capabilities }, at('web/page.js', "'com"));
    const told = new Promise<string>(resolve =>
      shop.client.connection.onNotification(ShowMessageNotification.type, ({ message }) => resolve(message)),
    );
    const edit = await rename(shop, 'com.example.user.enter');
    assert.equal(Object.keys(edit?.changes ?? {}).length, RENAMED.length - 2);
    assert.match(await told, /com\.example\.account\.login\.json keeps its name: this editor renames no files\.$/);
  });
});
