import assert from 'node:assert/strict';
import path from 'node:path';
import { parseConfig } from '../../../server/src/config/load.ts';
import type { Service } from '../../../server/src/contracts/model.ts';
import { newConfigText } from '../../../server/src/scaffold/new-config.ts';
import { proposeFolders, proposePrefix } from '../../../server/src/scaffold/proposals.ts';
import { read } from '../contracts/contracts.ts';

/** Services with operations of these types. */
async function services(types: Record<string, string[]>): Promise<Service[]> {
  const texts = Object.entries(types).map(([name, operationTypes]) => {
    const operations = operationTypes.map((type, index) => `/** @operationType ${type} */ m${index}(): Promise<void>;`);
    return `export interface ${name} { ${operations.join('\n')} }`;
  });
  return (await read({ 'a.rpc.ts': texts.join('\n') })).model.services;
}

describe('the prefix that is proposed', () => {
  const cases: [name: string, types: Record<string, string[]>, all: string, ofPayment: string][] = [
    ['nothing to go by', {}, 'com.example', 'com.example.payment'],
    [
      'a service with a segment of its own',
      { OrderService: ['shop.order.get', 'shop.order.list'] },
      'shop',
      'shop.payment',
    ],
    ['a service named in the plural', { OrderService: ['com.acme.orders.get'] }, 'com.acme', 'com.acme.payment'],
    [
      'services with segments of their own',
      { OrderService: ['com.acme.order.get'], AccountService: ['com.acme.account.login'] },
      'com.acme',
      'com.acme.payment',
    ],
    [
      'services without such segments',
      { OrderService: ['com.acme.mobile.getOrder'], AccountService: ['com.acme.mobile.login'] },
      'com.acme.mobile',
      'com.acme.mobile',
    ],
    [
      'types that share nothing',
      { OrderService: ['a.order.get'], AccountService: ['b.account.get'] },
      'com.example',
      'com.example.payment',
    ],
    ['types without dots', { OrderService: ['getOrder'] }, 'com.example', 'com.example'],
  ];
  for (const [name, types, all, ofPayment] of cases) {
    it(`goes by ${name}`, async () => {
      const known = await services(types);
      assert.equal(proposePrefix(known), all);
      assert.equal(proposePrefix(known, 'PaymentService'), ofPayment);
    });
  }
});

describe('the folders that are proposed', () => {
  const root = path.resolve('/work space');
  const at = (file: string) => path.join(root, ...file.split('/'));
  const folders = (contracts: string[], files: string[] = [], wanted?: string) => {
    const { config } = parseConfig(at('mpaas.config.json'), JSON.stringify({ contracts }));
    assert.ok(config);
    const all = proposeFolders(config, files.map(at), 'payment.rpc.ts', wanted && at(wanted));
    return all.map(folder => path.relative(root, folder).split(path.sep).join('/'));
  };

  it('are where globs start, and where contracts are', () => {
    assert.deepEqual(folders(['contracts/**/*.rpc.ts']), ['contracts']);
    assert.deepEqual(folders(['contracts/**/*.rpc.ts'], ['contracts/shop/order.rpc.ts', 'contracts/a.rpc.ts']), [
      'contracts',
      'contracts/shop',
    ]);
    assert.deepEqual(folders(['a/*.rpc.ts', 'b/*.rpc.ts']), ['a', 'b']);
  });

  it('are none where no glob takes the new contract', () => {
    assert.deepEqual(folders(['contracts/order.rpc.ts'], ['contracts/order.rpc.ts']), []);
    assert.deepEqual(folders(['apps/*/contracts/*.rpc.ts']), []);
    assert.deepEqual(folders(['contracts/**/*.rpc.ts', '!contracts/payment.rpc.ts']), []);
  });

  it('have the wanted one first, if it will do', () => {
    assert.deepEqual(folders(['contracts/**/*.rpc.ts'], [], 'contracts/new'), ['contracts/new', 'contracts']);
    assert.deepEqual(folders(['contracts/**/*.rpc.ts'], [], 'src'), ['contracts']);
  });
});

describe('a new config', () => {
  for (const folder of ['contracts', 'src/main/contracts', '.', 'with (odd) [name]']) {
    it(`is valid and takes the contracts of ${folder}`, () => {
      const file = path.resolve('mpaas.config.json');
      const inFolder = path.join(path.dirname(file), folder);
      const { config, findings } = parseConfig(file, newConfigText(file, inFolder));
      assert.deepEqual(findings, []);
      assert.ok(config);
      assert.ok(proposeFolders(config, [], 'a.rpc.ts', inFolder).includes(inFolder));
    });
  }
});
