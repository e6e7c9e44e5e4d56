import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { NewContractRequest, ProposeContractRequest } from '../../server/src/contract-protocol.ts';
import { CheckRequest, ListConfigsRequest } from '../../server/src/protocol.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';

const FILES = {
  'mpaas.config.json': JSON.stringify({ contracts: ['contracts/**/*.rpc.ts'] }),
  'contracts/shop/order.rpc.ts': `export interface OrderService {
  /** @operationType com.acme.order.get */
  get(request: { id: string }): Promise<void>;
}
`,
};

for (const mode of MODES) {
  describe(`scaffolding (${mode})`, () => {
    it('proposes what goes with the contracts that there are, and writes one more', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      await using client = await connect({ mode, folders: [workspace.folder] });
      const config = workspace.path('mpaas.config.json');
      const proposal = await client.request(ProposeContractRequest, { config, service: 'PaymentService' });
      assert.deepEqual(proposal, {
        prefix: 'com.acme.payment',
        folders: [workspace.path('contracts'), workspace.path('contracts/shop')],
        services: ['OrderService'],
      });
      const { prefix, folders } = proposal;
      const params = { config, service: 'PaymentService', prefix, folder: folders[1] ?? '' };
      const { file, names } = await client.request(NewContractRequest, params);
      assert.equal(file, workspace.path('contracts/shop/payment.rpc.ts'));
      assert.deepEqual(names[0]?.start, { line: 7, character: 2 });
      assert.match(await workspace.read('contracts/shop/payment.rpc.ts'), /@operationType com\.acme\.payment\.get/);
      const { operations, findings } = await client.request(CheckRequest, { config });
      assert.deepEqual([operations, findings], [2, []]);
    });

    it('overwrites nothing, and writes nothing that nobody reads', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      await using client = await connect({ mode, folders: [workspace.folder] });
      const config = workspace.path('mpaas.config.json');
      const ask = (service: string, folder: string, prefix = 'a') =>
        client.request(NewContractRequest, { config, service, prefix, folder: workspace.path(folder) });
      await assert.rejects(ask('OrderService', 'contracts/shop'), /order\.rpc\.ts is there already/);
      await assert.rejects(ask('PaymentService', 'src'), /names none of these: .*payment\.rpc\.ts/);
      await assert.rejects(ask('payment service', 'contracts'), /cannot be the name of a service/);
      await assert.rejects(ask('PaymentService', 'contracts', 'a b'), /cannot start operation types/);
      assert.equal(await workspace.read('contracts/shop/order.rpc.ts'), FILES['contracts/shop/order.rpc.ts']);
      assert.ok(!existsSync(workspace.path('src')));
    });

    it('makes a config with the first contract, when it is to', async () => {
      await using workspace = await TestWorkspace.create();
      await using client = await connect({ mode, folders: [workspace.folder] });
      const config = workspace.path('mpaas.config.json');
      const { prefix, folders } = await client.request(ProposeContractRequest, { config, service: 'OrderService' });
      assert.deepEqual([prefix, folders], ['com.example.order', [workspace.path('contracts')]]);
      const params = { config, service: 'OrderService', prefix, folder: workspace.path('contracts') };
      await assert.rejects(client.request(NewContractRequest, params), /There is no config/);
      await client.request(NewContractRequest, { ...params, createsConfig: true });
      assert.deepEqual(JSON.parse(await workspace.read('mpaas.config.json')), { contracts: ['contracts/**/*.rpc.ts'] });
      const [known] = await client.connection.sendRequest(ListConfigsRequest);
      assert.deepEqual([known?.file, known?.operations], [config, 1]);
    });

    it('waits for trust', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      await using client = await connect({ mode, folders: [workspace.folder], options: { isTrusted: false } });
      const params = { service: 'PaymentService', prefix: 'a', folder: workspace.path('contracts') };
      const asked = client.request(NewContractRequest, { ...params, config: workspace.path('mpaas.config.json') });
      await assert.rejects(asked, /not trusted/);
      assert.ok(!existsSync(workspace.path('contracts/payment.rpc.ts')));
    });
  });
}
