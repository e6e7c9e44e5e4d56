import assert from 'node:assert/strict';
import { runCli, startGatewayCli } from '../support/cli.ts';
import { TestWorkspace } from '../support/workspace.ts';

const CONTRACT = `/** @operationPrefix shop */
export interface ShopService {
  find(request: { id: string }): Promise<string>;
  ping(): Promise<string>;
}
`;

const config = (url: string) =>
  JSON.stringify({
    contracts: ['*.rpc.ts'],
    app: { appId: 'APP', secret: { env: 'LOCAL_SECRET' } },
    environments: {
      test: { url, secret: { env: 'TEST_SECRET' }, signType: 'hmac-sha1', ts: 'base64' },
      other: { url, appId: 'OTHER', secret: { env: 'TEST_SECRET' } },
    },
  });

const CALLS = `[
  // Found, if the secret is right.
  { "operation": "shop.find", "environment": "test", "request": { "id": "1" } },
  { "operation": "shop.ping", "environment": "test", "headers": { "X-Mgs-Mock-Result": "4001" } },
]`;

describe('mpaas call, with environments', () => {
  it('sends the calls of a file, and calls elsewhere', async () => {
    await using server = await TestWorkspace.create({
      'shop.rpc.ts': CONTRACT,
      'mpaas.config.json': config('http://x'),
    });
    const gateway = await startGatewayCli([], { cwd: server.folder, env: { LOCAL_SECRET: 'right' } });
    try {
      await using client = await TestWorkspace.create({
        'shop.rpc.ts': CONTRACT,
        'mpaas.config.json': config(gateway.url),
        'shop.call.json': CALLS,
      });
      const call = async (...args: string[]) => {
        const env = { TEST_SECRET: 'right', LOCAL_SECRET: 'wrong' };
        const { stdout, stderr, exitCode } = await runCli(['call', ...args, '--json'], { cwd: client.folder, env });
        assert.notEqual(stdout, '', stderr);
        const codes = [JSON.parse(stdout)].flat().map(({ resultStatus }) => resultStatus);
        return { codes, exitCode };
      };
      assert.deepEqual(await call('shop.call.json'), { codes: [1000, 4001], exitCode: 1 });
      assert.deepEqual(await call('shop.ping', '--environment', 'test'), { codes: [1000], exitCode: 0 });
      assert.deepEqual(await call('shop.ping', '--environment', 'other'), { codes: [3000], exitCode: 1 });
      assert.deepEqual(await call('shop.ping', '--url', gateway.url), { codes: [7002], exitCode: 1 });
    } finally {
      await gateway.stop();
    }
  });

  for (const [args, problem] of [
    [['shop.ping', '--environment', 'prod'], /no environment "prod"\. Environments: local, test, other/],
    [['none.call.json'], /none\.call\.json cannot be read/],
    [['empty.call.json'], /empty\.call\.json has no calls/],
  ] as const) {
    it(`says what is wrong with ${args.join(' ')}`, async () => {
      await using workspace = await TestWorkspace.create({
        'shop.rpc.ts': CONTRACT,
        'mpaas.config.json': config('http://127.0.0.1:1/mgw.htm'),
        'empty.call.json': '[]',
      });
      const { exitCode, stderr } = await runCli(['call', ...args], { cwd: workspace.folder });
      assert.equal(exitCode, 2);
      assert.match(stderr, problem);
    });
  }
});
