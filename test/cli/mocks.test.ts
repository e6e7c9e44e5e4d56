import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { type GatewayProcess, startGatewayCli } from '../support/cli.ts';
import { copyExamples } from '../support/examples.ts';
import { TestWorkspace } from '../support/workspace.ts';

const CONTRACT = `export interface ShopService {
  /** @operationType shop.count @timeout 300 */
  count(request: { id: number }): Promise<number>;
}
`;

const COUNT = 'let n = 0;\nexport default { count: () => ++n };\n';

/** Calls an operation; `1000 {"a":1}` or `1002 why`. */
async function call(url: string, operationType: string, request: unknown, scenario?: string): Promise<string> {
  const headers = {
    'Operation-Type': operationType,
    AppId: '84EFA9A281942',
    WorkspaceId: 'default',
    'Content-Type': 'application/json',
    ...(scenario !== undefined && { 'X-Mgs-Mock-Scenario': scenario }),
  };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify([request]) });
  const explanation = decodeURIComponent(answer.headers.get('X-Mgs-Mock-Explanation') ?? '');
  const tips = decodeURIComponent(answer.headers.get('Tips') ?? '');
  const why = explanation === '' ? await answer.text() : `${tips} | ${JSON.parse(explanation).hypothesis}`;
  return `${answer.headers.get('Result-Status')} ${why}`;
}

/** Waits until a gateway has said something, `times` times. */
async function said(gateway: GatewayProcess, what: RegExp, times = 1): Promise<void> {
  const pattern = new RegExp(what.source, 'gm');
  while ((gateway.said().match(pattern)?.length ?? 0) < times)
    await once(gateway.process.stderr ?? gateway.process, 'data');
}

const shop = (files: Record<string, string>, backend?: string) =>
  TestWorkspace.create({
    'mpaas.config.json': JSON.stringify({
      contracts: ['contracts/*.rpc.ts'],
      gateway: { port: 0, ...(backend && { backend: { url: backend } }) },
    }),
    'contracts/shop.rpc.ts': CONTRACT,
    ...files,
  });

/** Saves a file at once, so that nobody reads half of it. */
async function save(workspace: TestWorkspace, name: string, content: string): Promise<void> {
  await workspace.write(`${name}.new`, content);
  await rename(workspace.path(`${name}.new`), workspace.path(name));
}

describe('mocks of the built gateway', function () {
  this.timeout(60_000);
  let gateway: GatewayProcess;

  const start = async (workspace: TestWorkspace, ...args: string[]) => {
    gateway = await startGatewayCli(['--auth', 'off', ...args], { cwd: workspace.folder });
    return gateway.url;
  };
  afterEach(() => gateway.stop());

  it('remember orders in the examples, and have their scenarios', async () => {
    await using workspace = await copyExamples();
    const url = await start(workspace);
    const address = { recipient: 'Ann', phone: '1', city: 'Hangzhou', street: 'West Lake 1' };
    const create = { lines: [{ productId: '3f1c2c1e-5d0b-4c86-9a53-0a4c6f0f3f11', quantity: 2 }], address };
    assert.match(
      await call(url, 'com.example.order.create', create),
      /^1000 .*"orderId":"O000000000001".*"amount":"19.80"/,
    );
    const since = new Date(Date.now() + 60_000).toISOString();
    assert.match(await call(url, 'com.example.order.list', {}), /"total":1/);
    assert.match(await call(url, 'com.example.order.list', { since }), /"total":0/);
    await call(url, 'com.example.order.cancel', { orderId: 'O000000000001' });
    assert.match(await call(url, 'com.example.order.get', { orderId: 'O000000000001' }), /"status":"cancelled"/);
    assert.equal(
      await call(url, 'com.example.order.get', { orderId: 'O000000000009' }),
      '6666 There is no such order. | The mock handler OrderService.get asks for this code.',
    );
    assert.match(await call(url, 'com.example.order.create', create, 'sold-out'), /^6666 Sold out\. \| /);
    const stock = { ids: [create.lines[0]?.productId] };
    assert.equal(await call(url, 'com.example.catalog.stock', stock, 'sold-out'), `1000 {"${stock.ids[0]}":0}`);
    const pay = { orderId: 'O000000000001', method: 'card' };
    assert.match(await call(url, 'com.example.order.pay', pay, 'payment-fails-once'), /^6666 The bank/);
    assert.match(await call(url, 'com.example.order.pay', pay, 'payment-fails-once'), /^1000 .*"done"/);
    assert.doesNotMatch(gateway.said(), /breaks the contract/);
    assert.match(gateway.said(), /^Read 2 mock handlers with 5 operations\.$/m);
  });

  it('are read again when they are saved, come and go', async () => {
    await using workspace = await shop({});
    const url = await start(workspace);
    await save(workspace, 'mocks/ShopService.ts', COUNT);
    await said(gateway, /^Read 1 mock handlers with 1 operations\.$/);
    assert.deepEqual(
      [await call(url, 'shop.count', { id: 1 }), await call(url, 'shop.count', { id: 1 })],
      ['1000 1', '1000 2'],
    );
    await save(workspace, 'mocks/ShopService.ts', COUNT.replace('0', '10'));
    await said(gateway, /^Read 1 mock handlers with 1 operations\.$/, 2);
    assert.equal(await call(url, 'shop.count', { id: 1 }), '1000 11');
    await save(workspace, 'mocks/ShopService.ts', 'export default {\n  count: (\n');
    await said(gateway, /mocks\/ShopService\.ts:2:11: /);
    assert.match(
      await call(url, 'shop.count', { id: 1 }),
      /^1001 .* \| The mock handler mocks\/ShopService\.ts cannot be used: /,
    );
    await rm(workspace.path('mocks/ShopService.ts'));
    await said(gateway, /^Read 0 mock handlers/, 2);
    assert.match(await call(url, 'shop.count', { id: 1 }), /^1000 -?[\d.]+$/);
  });

  it('are read again when they are saved with what they import', async () => {
    await using workspace = await shop({
      'mocks/ShopService.ts':
        "import { start } from '../elsewhere/start';\nlet n = start;\nexport default { count: () => ++n };\n",
      'elsewhere/start.ts': 'export const start = 5;',
    });
    const url = await start(workspace);
    assert.equal(await call(url, 'shop.count', { id: 1 }), '1000 6');
    await said(gateway, /^Read 1 mock handlers/);
    await save(workspace, 'elsewhere/start.ts', 'export const start = 50;');
    await said(gateway, /^Read 1 mock handlers/, 2);
    assert.equal(await call(url, 'shop.count', { id: 1 }), '1000 51');
  });

  it('do not keep a gateway from answering, and say that their state is lost', async () => {
    const looping = 'let n = 0;\nexport default { count(r: { id: number }) { while (r.id === 0); return ++n } };\n';
    await using workspace = await shop({ 'mocks/ShopService.ts': looping });
    const url = await start(workspace);
    assert.equal(await call(url, 'shop.count', { id: 1 }), '1000 1');
    const slow = call(url, 'shop.count', { id: 0 });
    assert.match(await call(url, 'gone', {}), /^3000 /);
    assert.match(
      await slow,
      /^4001 .* \| The mock handler ShopService\.count has no answer\. A mock handler did not come back/,
    );
    await said(
      gateway,
      /^A mock handler did not come back, so all were started anew: what they kept in variables is lost\.$/,
    );
    assert.equal(await call(url, 'shop.count', { id: 1 }), '1000 1');
  });

  it('do not outlive a gateway that is killed', async function () {
    if (process.platform === 'win32') this.skip();
    await using workspace = await shop({ 'mocks/ShopService.ts': 'export default { count() { for (;;); } };\n' });
    const url = await start(workspace);
    await said(gateway, /^Read 1 mock handlers/);
    const children = await promisify(execFile)('ps', ['-o', 'pid=', '--ppid', String(gateway.process.pid)]);
    const pids = children.stdout
      .split('\n')
      .map(Number)
      .filter(pid => pid > 0);
    assert.equal(pids.length, 1);
    const lost = assert.rejects(call(url, 'shop.count', { id: 0 }));
    const exit = once(gateway.process, 'exit');
    gateway.process.kill('SIGKILL');
    await Promise.all([exit, lost]);
    while (isAlive(pids[0] ?? 0)) await new Promise(resolve => setTimeout(resolve, 20));
  });

  it('see nothing of the environment, which they could not even where they got at it', async () => {
    const leak = 'console.log.constructor("return JSON.stringify([process.env, process.argv.length])")()';
    await using workspace = await shop({ 'mocks/ShopService.ts': `export default { count: () => ${leak} };\n` });
    gateway = await startGatewayCli(['--auth', 'off'], { cwd: workspace.folder, env: { MPAAS_APP_SECRET: 'leaked' } });
    assert.match(await call(gateway.url, 'shop.count', { id: 1 }), /^1000 "\[\{\},\d\]"$/);
  });

  it('say that a scenario is not there', async () => {
    await using workspace = await shop({ 'mocks/sold-out/shop.count.json': '{"resultStatus":1000,"result":0}' });
    const url = await start(workspace, '--scenario', 'sold-uot');
    assert.match(gateway.said(), /^There is no scenario "sold-uot": calls get 5000 until there is .*sold-uot\.$/m);
    assert.match(await call(url, 'shop.count', { id: 1 }), /^5000 .*nearest is sold-out/);
    assert.equal(await call(url, 'shop.count', { id: 1 }, 'sold-out'), '1000 0');
  });

  describe('recorded', () => {
    let backend: Server;
    const url = () => `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
    beforeEach(async () => {
      let count = 0;
      backend = createServer((_, response) => response.end(String(++count))).listen(0, '127.0.0.1');
      await once(backend, 'listening');
    });
    afterEach(() => {
      backend.closeAllConnections();
      backend.close();
    });

    it('are answered again without the backend', async () => {
      await using workspace = await shop({}, url());
      const first = await start(workspace, '--record');
      assert.deepEqual(
        [await call(first, 'shop.count', { id: 1 }), await call(first, 'shop.count', { id: 2 })],
        ['1000 1', '1000 2'],
      );
      assert.equal(await gateway.stop(), 0);
      backend.closeAllConnections();
      backend.close();
      const second = await start(workspace, '--scenario', 'recorded');
      assert.deepEqual(
        [await call(second, 'shop.count', { id: 2 }), await call(second, 'shop.count', { id: 1 })],
        ['1000 2', '1000 1'],
      );
      assert.match(await call(second, 'shop.count', { id: 3 }), /^4002 /);
    });

    it('are whole whenever the gateway is killed', async () => {
      await using workspace = await shop({}, url());
      const folder = workspace.path('mocks/recorded');
      let cases = 0;
      for (let round = 0; round < 8; round++) {
        const address = await start(workspace, '--record');
        const calls = Array.from({ length: 40 }, (_, id) => call(address, 'shop.count', { id: round * 40 + id }));
        const all = Promise.allSettled(calls);
        // At another moment of the recording each time.
        await calls[round * 3];
        const exit = once(gateway.process, 'exit');
        gateway.process.kill('SIGKILL');
        await Promise.all([exit, all]);
        for (const name of (await readdir(folder)).filter(each => each.endsWith('.json'))) {
          cases = JSON.parse(await readFile(path.join(folder, name), 'utf8')).cases.length;
        }
      }
      assert.ok(cases > 0);
    });
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
