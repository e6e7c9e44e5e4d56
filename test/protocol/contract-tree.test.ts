import assert from 'node:assert/strict';
import {
  ApplyRequest,
  type ConfigNode,
  ContractTreeChangedNotification,
  ContractTreeRequest,
  DescribeRequest,
  PlanRequest,
} from '../../server/src/protocol.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';
import { Shop } from './shop.ts';
import type { TestClient } from './test-client.ts';

const OPTIONS = { isTrusted: true };

/** A tree as text, its places left out. */
function print(tree: readonly ConfigNode[]): string[] {
  const problems = ({ errors, warnings }: { errors: number; warnings: number }) =>
    `${errors > 0 ? ` ${errors} errors` : ''}${warnings > 0 ? ` ${warnings} warnings` : ''}`;
  return tree.flatMap(config => [
    `config${problems(config)}${config.problem === undefined ? '' : ` (${config.problem})`}`,
    ...config.services.flatMap(service => [
      `  ${service.name}: ${service.generation?.text ?? 'nothing to generate'}${problems(service)}`,
      ...service.operations.map(
        operation =>
          `    ${operation.name} ${operation.operationType}${operation.deprecated ? ' deprecated' : ''}${problems(operation)}`,
      ),
    ]),
    ...config.unreadable.map(({ uri }) => `  unreadable ${uri.split('/').at(-1)}`),
  ]);
}

/** The tree as soon as it fits, asked for again whenever the server says that it may be another. */
async function treeWhen(client: TestClient, fits: (tree: string) => boolean): Promise<void> {
  for (;;) {
    const again = new Promise<void>(resolve =>
      client.connection.onNotification(ContractTreeChangedNotification, () => resolve()),
    );
    if (fits(print(await client.query(ContractTreeRequest)).join('\n'))) return;
    await again;
  }
}

for (const mode of MODES) {
  describe(`the tree of contracts (${mode})`, () => {
    it('has services and operations with what is wrong with them', async () => {
      await using shop = await Shop.open(
        { mode, options: OPTIONS },
        {
          'contracts/order.rpc.ts': `/** @operationPrefix com.example.order */
export interface OrderService {
  /** Finds one. @timeout soon */
  find(request: { id: bigint }): Promise<void>;
  /** @deprecated Use find. */
  first(): Promise<void>;
}
`,
          'contracts/torn.rpc.ts': 'export interface TornService {',
        },
      );
      assert.deepEqual(print(await shop.client.query(ContractTreeRequest)), [
        'config 3 errors',
        '  AccountService: Up to date',
        '    login com.example.account.login',
        '    logout com.example.account.logout',
        '  OrderService: Up to date 2 errors',
        '    find com.example.order.find 2 errors',
        '    first com.example.order.first deprecated',
        '  unreadable torn.rpc.ts',
      ]);
    });

    it('follows what is typed, generated and deleted', async () => {
      await using shop = await Shop.open({ mode, options: OPTIONS });
      const { client, workspace } = shop;
      await client.query(ContractTreeRequest);
      await shop.type(
        'contracts/order.rpc.ts',
        '/** @operationPrefix a.b */ export interface OrderService { gone(): Promise<void>; }',
      );
      await treeWhen(client, tree => tree.includes('OrderService: Stale') && tree.includes('gone a.b.gone'));

      const config = workspace.path('mpaas.config.json');
      const { plan } = await client.request(PlanRequest, { config });
      const paths = plan.changes.filter(({ action }) => action !== 'unchanged').map(({ path }) => path);
      await client.request(ApplyRequest, { config, paths, overwrite: [] });
      await treeWhen(client, tree => tree.includes('OrderService: Up to date'));

      await shop.delete('contracts/account.rpc.ts');
      await treeWhen(client, tree => !tree.includes('AccountService'));
    });
  });
}

describe('the tree of contracts', () => {
  it('says why a config cannot be used', async () => {
    await using workspace = await TestWorkspace.create({ 'mpaas.config.json': '{ "contracts": 1 }' });
    await using client = await connect({ mode: 'in-band', folders: [workspace.folder] });
    const [line = ''] = print(await client.query(ContractTreeRequest));
    assert.match(line, /^config 1 errors \(.*contracts/);
  });

  it('is empty where there is no config', async () => {
    await using workspace = await TestWorkspace.create({ 'a.txt': '' });
    await using client = await connect({ mode: 'in-band', folders: [workspace.folder] });
    assert.deepEqual(await client.query(ContractTreeRequest), []);
  });

  it('has operations that tell what their hovers tell', async () => {
    await using shop = await Shop.open({ mode: 'in-band', options: OPTIONS });
    const config = shop.workspace.path('mpaas.config.json');
    const ask = (operationType: string) => shop.client.request(DescribeRequest, { config, operationType });
    assert.match(
      await ask('com.example.account.login'),
      /com\.example\.account\.login[\s\S]*handlers\/account-service\.ts/,
    );
    await assert.rejects(ask('com.example.nothing'), /No contract has the operation type "com\.example\.nothing"/);
  });
});
