import assert from 'node:assert/strict';
import { DidOpenTextDocumentNotification, ReferencesRequest, RenameRequest } from 'vscode-languageserver-protocol';
import { MODES } from './connect.ts';
import { at, Shop } from './shop.ts';

const DECLARED = [
  'contracts/account.rpc.ts: * @operationType «com.example.account.login»',
  'contracts/account.rpc.ts: «login»(request: { name: string }): Promise<{ token: string }>;',
];
const NAMED = [
  'android/Client.java: @OperationType("«com.example.account.login»")',
  'android/Client.kt: @OperationType("«com.example.account.login»")',
  'backend/Server.java: @OperationType("«com.example.account.login»")',
  'ios/Client.m: method.operationType = @"«com.example.account.login»";',
  'ios/Client.swift: method.operationType = "«com.example.account.login»"',
  "web/names.ts: export const LOGIN = '«com.example.account.login»';",
  'web/page.html: my.call(\'rpc\', { operationType: "«com.example.account.login»" });',
  "web/page.js: AlipayJSBridge.call('rpc', { operationType: '«com.example.account.login»' });",
];
const MOCK = ['mocks/com.example.account.login.json: «»{ "resultStatus": 1000, "result": { "token": "a" } }'];
const VUE = ['web/page.vue: rpc.accountService.«login»({ name });'];
const CLIENT = [
  "web/app.ts: export const start = () => createRpc().accountService.«login»({ name: 'a' });",
  'web/rpc/services/account-service.ts: «login»(request: { name: string }, options?: CallOptions): Promise<{ token: string }>;',
];
const SERVER = [
  'server/rpc/handlers/account-service.ts: async «login»(_request: { name: string }): Promise<{ token: string }> {',
  "server/rpc/handlers/account-service.ts: throw new NotImplementedError('«com.example.account.login»');",
  'server/rpc/services/account-service.ts: «login»(request: { name: string }, context: RequestContext): Promise<{ token: string }>;',
];

for (const mode of MODES) {
  describe(`references (${mode})`, () => {
    const check = async (changed: Record<string, string>, expected: string[], includeDeclaration = true) => {
      await using shop = await Shop.open({ mode }, changed);
      const lines = await shop.lines(ReferencesRequest.type, { context: { includeDeclaration } });
      assert.deepEqual(lines.toSorted(), expected.toSorted());
    };

    it('are everything of an operation, from its operation type', async () => {
      const all = [...DECLARED, ...NAMED, ...MOCK, ...VUE, ...CLIENT, ...SERVER];
      await check(at('contracts/account.rpc.ts', '@operationType com'), all);
      await check(at('web/page.js', "'com"), all);
      await check(at('ios/Client.swift', '"com'), all);
      await check(at('mocks/com.example.account.login.json', '"res'), all);
    });

    it('leave the declaration out when they are asked to', async () => {
      await check(at('web/page.js', "'com"), [...NAMED, ...MOCK, ...VUE, ...CLIENT, ...SERVER], false);
    });

    it('leave to TypeScript what it finds from the same name', async () => {
      const [tag = ''] = DECLARED;
      await check(at('contracts/account.rpc.ts', ' lo'), [tag, ...NAMED, ...MOCK, ...VUE, ...CLIENT, ...SERVER]);
      await check(at('web/app.ts', '.log'), [...DECLARED, ...NAMED, ...MOCK, ...VUE, ...SERVER]);
      await check(at('web/page.vue', '.log'), [...DECLARED, ...NAMED, ...MOCK, ...VUE, ...CLIENT, ...SERVER]);
      const handler = 'export class AccountServiceHandlerImpl {\n  lo┆gin() {}\n}\n';
      await check({ 'server/rpc/handlers/account-service.ts': handler }, [
        ...DECLARED,
        ...NAMED,
        ...MOCK,
        ...VUE,
        ...CLIENT,
      ]);
    });
  });
}

describe('references', () => {
  const lines = (shop: Shop) => shop.lines(ReferencesRequest.type, { context: { includeDeclaration: false } });
  const withoutClients = '{ "contracts": ["contracts/*.rpc.ts"] }';

  it('are as new as the editors', async () => {
    await using shop = await Shop.open(
      { mode: 'in-band' },
      { 'mpaas.config.json': withoutClients, ...at('web/page.js', "'com") },
    );
    const before = await lines(shop);
    await shop.type('web/names.ts', '\nexport const ENTER = "com.example.account.login";\n');
    const after = await lines(shop);
    assert.deepEqual(
      after.filter(line => !before.includes(line)),
      ['web/names.ts: export const ENTER = "«com.example.account.login»";'],
    );
    await shop.type('web/names.ts', '');
    assert.deepEqual(
      (await lines(shop)).filter(line => line.startsWith('web/names.ts')),
      [],
    );
  });

  it('go with their files', async () => {
    await using shop = await Shop.open({ mode: 'in-band' }, at('web/page.js', "'com"));
    await shop.delete('web/names.ts');
    await shop.delete('mocks/com.example.account.login.json');
    const files = (await lines(shop)).map(line => line.split(':')[0]);
    assert.ok(!files.includes('web/names.ts') && !files.includes('mocks/com.example.account.login.json'));
  });

  it('name open files as the client does, whatever it encodes in their URIs', async function () {
    // Where drives have letters, no folder can be called like one.
    if (process.platform === 'win32') this.skip();
    const text = "rpc('com.example.account.login');\n";
    await using shop = await Shop.open({ mode: 'in-band' }, { 'c:/page.js': text });
    const { uri: usual } = shop.documentOf('c:/page.js');
    const uri = usual.replace('c%3A', 'c:');
    assert.notEqual(uri, usual);
    await shop.client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'javascript', version: 1, text },
    });
    const asked = { textDocument: { uri }, position: { line: 0, character: 8 } };
    const found = await shop.client.connection.sendRequest(ReferencesRequest.type, {
      ...asked,
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      found?.map(location => location.uri).filter(each => each.endsWith('page.js')),
      [uri, shop.documentOf('web/page.js').uri],
    );
    const edit = await shop.client.connection.sendRequest(RenameRequest.type, {
      ...asked,
      newName: 'com.example.enter',
    });
    assert.ok(edit?.changes?.[uri]);
  });

  it('are calls of the nearest generated client, where several have the names', async () => {
    const second = {
      'admin/mpaas.config.json': JSON.stringify({
        contracts: ['*.rpc.ts'],
        generate: [{ target: 'h5-client', out: 'web/rpc' }],
      }),
      'admin/users.rpc.ts':
        'export interface AccountService {\n  /** @operationType com.example.users.login */\n  login(): void;\n}\n',
      'admin/web/a.ts': 'rpc.accountService.login();\n',
      'web/b.js': "rpc('com.example.users.┆login')",
    };
    await using shop = await Shop.open({ mode: 'in-band' }, second);
    assert.deepEqual(await lines(shop), [
      'admin/web/a.ts: rpc.accountService.«login»();',
      "web/b.js: rpc('«com.example.users.login»')",
    ]);
  });
});
