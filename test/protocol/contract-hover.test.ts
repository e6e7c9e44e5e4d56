import assert from 'node:assert/strict';
import { HoverRequest, ReferencesRequest } from 'vscode-languageserver-protocol';
import { ContractReader } from '../../server/src/contracts/reader.ts';
import { applyPlan } from '../../server/src/generate/apply.ts';
import { makePlan } from '../../server/src/generate/make-plan.ts';
import { CheckRequest } from '../../server/src/protocol.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';
import { hoverAt, openMarked } from './marked.ts';

const CONFIG = '{ "contracts": ["contracts/**/*.rpc.ts"] }';
const CONTRACT = `/** @operationPrefix com.example.shop */
export interface OrderService {
  /**
   * Finds an order.
   * @operationType com.example.order.find
   * @http GET /orders/{id}
   * @signCheck no
   * @checkLogin
   * @timeout 5000
   */
  find(request: { /** @example "17" */ id: string }): Promise<{ /** @example 3 */ lines: number }>;
  clear(): Promise<void>;
}
`;

/** The contract with the cursor behind the first `before`. */
function at(before: string): string {
  return CONTRACT.replace(before, `${before}┆`);
}

const CARD = `\`GET /orders/{id}\` · not signed · signed-in users only · at most 5000 ms

Request
\`\`\`json
{
  "id": "17"
}
\`\`\`

Response
\`\`\`json
{
  "lines": 3
}
\`\`\``;

for (const mode of MODES) {
  describe(`hovers in contracts (${mode})`, () => {
    const hover = async (marked: string, locale = 'en') => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'contracts/a.rpc.ts': CONTRACT,
      });
      await using client = await connect({ mode, folders: [workspace.folder], locale });
      return await hoverAt(client, workspace.path('contracts/a.rpc.ts'), marked);
    };

    it('tell what goes over the wire, on the name and on the operation type', async () => {
      const title = '**com.example.order.find** · `OrderService.find`\n\nFinds an order.\n\n';
      assert.deepEqual(await hover(at('  fi')), { about: 'find', says: title + CARD });
      assert.deepEqual(await hover(at('@operationType com.ex')), {
        about: 'com.example.order.find',
        says: title + CARD,
      });
    });

    it('know operations by their prefix, and those without request and result', async () => {
      assert.deepEqual(await hover(at('clear')), {
        about: 'clear',
        says: '**com.example.shop.clear** · `OrderService.clear`\n\n`POST /com.example.shop.clear` · signed\n\nResponse: nothing',
      });
    });

    it('tell what a tag means', async () => {
      assert.deepEqual(await hover(at('@signCh')), {
        about: '@signCheck',
        says: '`no`: the gateway does not check the signature of requests. Operations are signed by default.',
      });
      assert.match((await hover(at('@signCh'), 'zh-cn'))?.says ?? '', /网关不校验请求签名/);
    });

    it('tell where it is generated, handled, mocked and called', async () => {
      const config = JSON.stringify({
        contracts: ['contracts/**/*.rpc.ts'],
        generate: [
          { target: 'h5-client', out: 'web/rpc' },
          { target: 'node-server', out: 'server' },
        ],
      });
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': config,
        'contracts/a.rpc.ts': CONTRACT,
        'mocks/com.example.order.find.json': '{}',
        'mocks/OrderService.ts': 'export default {\n  async find() { return {}; },\n};\n',
        'page.js':
          "AlipayJSBridge.call('rpc', { operationType: 'com.example.order.find' });\nrpc.orderService.find({ id: '1' });\n",
      });
      const loaded = await workspace.config();
      const { model } = await new ContractReader(loaded).read();
      const plan = await makePlan({ config: loaded, model });
      await applyPlan(plan, loaded, { overwrite: [] });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const file = workspace.path('contracts/a.rpc.ts');
      // What is shown is what is known: the page is one of the sources once it is open.
      await client.open(workspace.path('page.js'), await workspace.read('page.js'), 'javascript');
      await client.connection.sendRequest(ReferencesRequest.type, {
        ...(await openMarked(client, file, at('  fi'))),
        context: { includeDeclaration: true },
      });
      const { says } = (await hoverAt(client, file, at('  fi'))) ?? {};
      const lines = says?.split('\n').filter(line => line.startsWith('- '));
      assert.deepEqual(
        lines?.map(line => line.replace(/\(file:[^)]*\/([^/)]*)\)/g, '($1)')),
        [
          '- Generated: [server/services/order-service.ts:11](order-service.ts#L11), [web/rpc/services/order-service.ts:11](order-service.ts#L11)',
          '- Handled: [server/handlers/order-service.ts:9](order-service.ts#L9)',
          '- Mock: [mocks/OrderService.ts:2](OrderService.ts#L2), [mocks/com.example.order.find.json:1](com.example.order.find.json#L1)',
          '- Named or called in 2 places: [page.js:1](page.js#L1), [page.js:2](page.js#L2)',
        ],
      );
    });

    it('show other values for another seed', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'contracts/a.rpc.ts': CONTRACT.replace('/** @example "17" */ ', ''),
      });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const [config, file] = [workspace.path('mpaas.config.json'), workspace.path('contracts/a.rpc.ts')];
      // Opened once: a contract that changes is read anew, and its values with it.
      const place = await openMarked(client, file, at('  fi').replace('/** @example "17" */ ', ''));
      const hover = () => client.connection.sendRequest(HoverRequest.type, place);
      const before = await hover();
      assert.deepEqual(await hover(), before);
      await client.open(config, CONFIG.replace('}', ', "gateway": { "seed": 2 } }'));
      await client.request(CheckRequest, { config });
      assert.notDeepEqual(await hover(), before);
    });

    it('know what was typed just now', async () => {
      const added = '  /** @operationType com.example.order.add */\n  a┆dd(): Promise<void>;\n  clear()';
      assert.match(
        (await hover(CONTRACT.replace('  clear()', added)))?.says ?? '',
        /^\*\*com\.example\.order\.add\*\*/,
      );
    });

    it('leave to TypeScript what TypeScript knows', async () => {
      for (const place of ['OrderSer', 'Promise', 'Finds', '@signCheck n', 'lin']) {
        assert.equal(await hover(at(place)), undefined, place);
      }
    });
  });
}
