import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import os from 'node:os';
import fc from 'fast-check';
import { type GatewayProcess, startGatewayCli } from '../support/cli.ts';
import { signedRequest, signedRequests, type Target, wrongRequests } from '../support/random-requests.ts';
import { codesOf, converse, requestBytes, sendBytes, statusesOf } from '../support/raw-http.ts';
import { TestWorkspace } from '../support/workspace.ts';

const CONTRACT = `/** @operationPrefix com.example.shop */
export interface ShopService {
  ping(): Promise<string>;
  say(text: string): Promise<string>;
  buy(order: Order): Promise<Order>;
  plant(tree: Tree): Promise<Tree>;
  count(orders: Record<string, Order | string>): Promise<number>;
  /** @signCheck no */
  news(page?: { number: number }): Promise<string[]>;
}
export interface Order {
  item: string;
  /** @format uri */
  link?: string;
}
export interface Tree {
  children?: Tree[];
}`;

const TARGET: Target = {
  appId: '84EFA9A281942',
  secret: 'f3c1a0de5b7742c89e6d1f0a4b8c7e55',
  operationTypes: ['ping', 'say', 'buy', 'plant', 'count', 'news'].map(name => `com.example.shop.${name}`),
};

const CONFIG = {
  contracts: ['contracts/**/*.rpc.ts'],
  app: { appId: TARGET.appId, workspaceId: 'default', secret: { env: 'MPAAS_APP_SECRET' } },
  gateway: { jsonp: ['com.example.shop.n*'] },
};

describe('the built gateway, abused,', () => {
  let workspace: TestWorkspace;
  let gateway: GatewayProcess;
  let port: number;
  before(async () => {
    const config = JSON.stringify(CONFIG);
    workspace = await TestWorkspace.create({ 'contracts/shop.rpc.ts': CONTRACT, 'mpaas.config.json': config });
    gateway = await startGatewayCli([], { cwd: workspace.folder, env: { MPAAS_APP_SECRET: TARGET.secret } });
    port = Number(new URL(gateway.url).port);
  });
  after(() => workspace[Symbol.asyncDispose]());

  const right = () => converse(port, socket => socket.write(signedRequest(TARGET, 'com.example.shop.ping', '[]')));
  const admin = (path: string, headers: Record<string, string>) =>
    converse(port, socket =>
      socket.write(requestBytes({ Connection: 'close', ...headers }, '', `GET /_mpaas${path} HTTP/1.1`)),
    );
  const withToken = () => ({ Authorization: `Bearer ${gateway.adminToken}` });

  describe('again and again,', () => {
    afterEach('answers a right request', async () => {
      assert.equal(gateway.process.exitCode, null, gateway.said());
      assert.deepEqual(codesOf(await right()), [1000]);
    });

    /** Nothing but answers, none of which is a defect of the gateway, and no secret. */
    function check(text: string): void {
      assert.match(text, /^(HTTP\/1\.1 [1-5]\d\d |$)/);
      assert.ok(!codesOf(text).includes(5000), text);
      assert.ok(!text.includes(TARGET.secret), text);
    }

    it('answers thousands of wrong requests, or hangs up', async () => {
      const batch = fc.array(wrongRequests(TARGET), { minLength: 60, maxLength: 60 });
      await fc.assert(
        fc.asyncProperty(batch, async requests => {
          for (const text of await Promise.all(requests.map(bytes => sendBytes(port, bytes)))) check(text);
        }),
        { numRuns: 120 },
      );
    }).timeout(600_000);

    it('answers thousands of right requests with any body', async () => {
      const batch = fc.array(signedRequests(TARGET), { minLength: 60, maxLength: 60 });
      await fc.assert(
        fc.asyncProperty(batch, async requests => {
          const texts = await Promise.all(requests.map(bytes => converse(port, socket => socket.write(bytes))));
          for (const text of texts) {
            check(text);
            assert.match(codesOf(text).join(), /^(1000|3001|3002)$/, text);
          }
        }),
        { numRuns: 50 },
      );
    }).timeout(600_000);

    it('shows what it was asked to who has the token', async () => {
      for (const path of ['/journal', '/journal/har', '/status']) {
        const text = await admin(path, withToken());
        assert.deepEqual(statusesOf(text.slice(0, 100)), [200]);
        assert.ok(!text.includes(TARGET.secret));
      }
    });

    it('survives any path below its admin path', async () => {
      const path = fc.string({ unit: fc.integer({ min: 0x21, max: 0xff }).map(code => String.fromCharCode(code)) });
      await fc.assert(
        fc.asyncProperty(fc.array(path, { minLength: 20, maxLength: 20 }), async paths => {
          const texts = await Promise.all(paths.map(each => admin(`/${each}`, withToken())));
          for (const text of texts) assert.match(text, /^HTTP\/1\.1 (200|400|404) /);
        }),
        { numRuns: 20 },
      );
    });

    it('tells nothing to who guesses the token', async () => {
      const { adminToken: token } = gateway;
      const near = [...token].map(
        (digit, index) => `${token.slice(0, index)}${digit === '0' ? '1' : '0'}${token.slice(index + 1)}`,
      );
      const guesses = [
        ...near.map(guess => `Bearer ${guess}`),
        ...Array.from({ length: 1000 }, () => `Bearer ${randomBytes(32).toString('hex')}`),
        ...[
          '',
          'Bearer',
          'Bearer ',
          token,
          `Basic ${token}`,
          `bearer ${token}`,
          `Bearer ${token.toUpperCase()}`,
          `Bearer ${token.slice(1)}`,
        ],
        ...[
          `Bearer ${token}0`,
          `Bearer ${token}, Bearer ${token}`,
          'Bearer null',
          'Bearer undefined',
          'Bearer __proto__',
        ],
      ];
      for (let start = 0; start < guesses.length; start += 50) {
        const some = guesses.slice(start, start + 50);
        const texts = await Promise.all(some.map(Authorization => admin('/status', { Authorization })));
        for (const text of texts) assert.match(text, /^HTTP\/1\.1 401 .*\r\n\{"error":"unauthorized"\}/s);
      }
      for (const path of [`/status?token=${token}`, `/status?Authorization=Bearer%20${token}`]) {
        assert.deepEqual(statusesOf(await admin(path, { Cookie: `token=${token}` })), [401]);
      }
      assert.deepEqual(statusesOf(await admin('/status', withToken())), [200]);
    });

    it('is at one address of this machine only', async () => {
      const found = Object.values(os.networkInterfaces()).flatMap(each => each ?? []);
      const addresses = found.map(({ address, scopeid }) => (scopeid ? `${address}%${scopeid}` : address));
      for (const address of [...addresses, '127.0.0.2', '::1'].filter(each => each !== '127.0.0.1')) {
        const isReached = await new Promise(resolve => {
          const socket = connect({ port, host: address, timeout: 2000 });
          for (const event of ['error', 'timeout']) socket.once(event, () => resolve(false));
          socket.once('connect', () => resolve(true));
          socket.once('close', () => socket.destroy());
        });
        assert.ok(!isReached, address);
      }
    });
  });

  describe('in the end,', () => {
    it('has said nothing but what it answered, and stops when it is told to', async () => {
      const exitCode = await gateway.stop();
      const said = gateway.said();
      const lines = said.trimEnd().split('\n');
      assert.ok(lines.length > 3000, String(lines.length));
      const odd = lines.filter(line => !/^(Read 1 services|\d{4} .* [\d.]+ ms 7f000001\d{22}( |$))/.test(line));
      assert.deepEqual(odd.slice(0, 5), []);
      assert.ok(!said.includes(TARGET.secret) && !said.includes(gateway.adminToken));
      assert.equal(exitCode, 0);
    });
  });
});
