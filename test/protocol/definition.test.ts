import assert from 'node:assert/strict';
import { DeclarationRequest, DefinitionRequest } from 'vscode-languageserver-protocol';
import { MODES } from './connect.ts';
import { at, SHOP_FILES, Shop } from './shop.ts';

const LOGIN = 'contracts/account.rpc.ts: «login»(request: { name: string }): Promise<{ token: string }>;';
const FIND = 'contracts/order.rpc.ts: «find»(request: { id: string }): Promise<{ id: string }>;';
/** The files of people that name the operation in a string. */
const NAMING = Object.keys(SHOP_FILES).filter(file =>
  /["']com\.example\.account\.login["']/.test(SHOP_FILES[file] ?? ''),
);

for (const mode of MODES) {
  describe(`definition and declaration (${mode})`, () => {
    const lead = async (changed: Record<string, string>) => {
      await using shop = await Shop.open({ mode }, changed);
      return {
        definition: await shop.lines(DefinitionRequest.type),
        declaration: await shop.lines(DeclarationRequest.type),
      };
    };
    const toContract = (line: string) => ({ definition: [line], declaration: [line] });

    for (const file of NAMING) {
      it(`lead from a string to the contract: ${file}`, async () => {
        assert.deepEqual(await lead(at(file, 'com.example.acc')), toContract(LOGIN));
      });
    }

    it('lead from generated methods and from handlers, on the name and in the comment', async () => {
      const handler =
        "import type { AccountServiceHandler } from '../index';\nexport class AccountServiceHandlerImpl {\n  /** @operationType com.example.account.login */\n  async login() {}\n}\n";
      for (const [file, text] of Object.entries({
        'server/rpc/handlers/account-service.ts': handler,
        'web/rpc/services/account-service.ts':
          'export interface AccountService {\n  /** @operationType com.example.account.login */\n  login(): void;\n}\n',
        'server/rpc/services/account-service.ts':
          'export interface AccountServiceHandler {\n  /** @operationType com.example.account.login */\n  login(): void;\n}\n',
      })) {
        assert.deepEqual(await lead({ [file]: text.replace('login()', 'lo┆gin()') }), toContract(LOGIN), file);
        assert.deepEqual(await lead({ [file]: text.replace('com.', 'com.┆') }), toContract(LOGIN), file);
      }
    });

    it('lead from handlers that have another name', async () => {
      const text = 'export class Accounts implements AccountServiceHandler {\n  lo┆gin = async () => ({});\n}\n';
      assert.deepEqual(await lead({ 'server/rpc/handlers/account-service.ts': text }), toContract(LOGIN));
    });

    it('lead from calls of generated clients in components', async () => {
      assert.deepEqual(await lead(at('web/page.vue', '.log')), toContract(LOGIN));
    });

    it('leave the definition of calls in scripts to TypeScript', async () => {
      assert.deepEqual(await lead(at('web/app.ts', '.log')), { definition: [], declaration: [LOGIN] });
    });

    it('lead from mocks', async () => {
      assert.deepEqual(await lead(at('mocks/com.example.account.login.json', '"res')), toContract(LOGIN));
      const inScenario = { 'mocks/slow/com.example.account.login.json': '{ "sequ┆ence": [] }' };
      assert.deepEqual(await lead(inScenario), toContract(LOGIN));
      assert.deepEqual(await lead(at('mocks/com.example.account.login.json', '"tok')), {
        definition: [],
        declaration: [],
      });
    });

    it('stay on the tag of the contract, so that editors show references, and leave its names to TypeScript', async () => {
      const tag = 'contracts/account.rpc.ts: * @operationType «com.example.account.login»';
      assert.deepEqual(await lead(at('contracts/account.rpc.ts', 'com.example')), toContract(tag));
      assert.deepEqual(await lead(at('contracts/account.rpc.ts', ' lo')), { definition: [], declaration: [] });
    });

    it('know operation types that come of a prefix', async () => {
      assert.deepEqual(await lead({ 'web/a.js': "rpc('com.example.order.┆find')" }), toContract(FIND));
    });

    it('know nothing of other operations, other strings and comments', async () => {
      for (const text of ["rpc('com.example.┆other')", "rpc('find┆')", '// com.example.┆order.find', '┆']) {
        assert.deepEqual(await lead({ 'web/a.js': text }), { definition: [], declaration: [] }, text);
      }
    });
  });
}

describe('definition', () => {
  it('says for which text it is, and shows the operation with its comment, to clients that take that', async () => {
    const capabilities = { textDocument: { definition: { linkSupport: true } } };
    await using shop = await Shop.open({ mode: 'in-band', capabilities }, at('web/page.js', 'com.example'));
    const answer = await shop.client.connection.sendRequest(DefinitionRequest.type, shop.at);
    const [link] = Array.isArray(answer) ? answer : [];
    assert.ok(link && 'targetUri' in link && link.originSelectionRange);
    assert.match(await shop.line(shop.at.textDocument.uri, link.originSelectionRange), /'«com.example.account.login»'/);
    assert.deepEqual([link.targetRange.start.line, link.targetSelectionRange.start.line], [2, 6]);
  });

  it('is where the contract is as it is typed', async () => {
    await using shop = await Shop.open({ mode: 'in-band' }, at('web/page.js', 'com.example'));
    const contract = 'contracts/account.rpc.ts';
    await shop.type(contract, `\n\n${SHOP_FILES[contract]}`.replace('login(', 'signIn('));
    assert.deepEqual(await shop.lines(DefinitionRequest.type), [LOGIN.replace('login', 'signIn')]);
  });

  it('is in every config that has the operation type, the nearest first', async () => {
    const other = {
      'shop/web/a.js': "rpc('com.┆example.account.login')",
      'shop/mpaas.config.json': '{ "contracts": ["contracts/*.rpc.ts"] }',
      'shop/contracts/users.rpc.ts':
        'export interface Users {\n  /** @operationType com.example.account.login */\n  enter(): void;\n}\n',
    };
    await using shop = await Shop.open({ mode: 'in-band' }, other);
    assert.deepEqual((await shop.lines(DefinitionRequest.type)).toSorted(), [
      LOGIN,
      'shop/contracts/users.rpc.ts: «enter»(): void;',
    ]);
  });

  it('is found in other folders of the workspace', async () => {
    await using shop = await Shop.open(
      { mode: 'in-band', folders: ['contracts', 'app'] },
      {
        'app/a.js': "rpc('com.┆example.account.login')",
        'contracts/mpaas.config.json': '{ "contracts": ["*.rpc.ts"] }',
      },
    );
    assert.deepEqual(await shop.lines(DefinitionRequest.type), [LOGIN]);
  });

  it('is nothing once the contract is deleted', async () => {
    await using shop = await Shop.open({ mode: 'in-band' }, at('web/page.js', 'com.example'));
    assert.deepEqual(await shop.lines(DefinitionRequest.type), [LOGIN]);
    await shop.delete('contracts/account.rpc.ts');
    assert.deepEqual(await shop.lines(DefinitionRequest.type), []);
  });
});
