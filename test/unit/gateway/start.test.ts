import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callGateway } from '../../../server/src/gateway/call.ts';
import { GatewayConfigError } from '../../../server/src/gateway/config-error.ts';
import type { GatewayEvent, GatewayListener } from '../../../server/src/gateway/events.ts';
import { GatewayStartError } from '../../../server/src/gateway/listen.ts';
import { type GatewayOptions, type RunningGateway, startGateway } from '../../../server/src/gateway/start.ts';
import { operation } from './operations.ts';
import { CONTRACT, workspace } from './workspace.ts';

const NEWS = '\n  /** @operationType com.example.shop.news */\n  news(): Promise<string>;\n}\n';

describe('a gateway of a config', function () {
  this.timeout(30_000);
  const { config, file, write, settings } = workspace();
  let gateway: RunningGateway | undefined;
  let listeners: GatewayListener[];

  beforeEach(() => {
    listeners = [];
  });
  afterEach(() => gateway?.close());

  const start = async (options: Partial<GatewayOptions> = {}) => {
    const listener: GatewayListener = event => {
      for (const each of [...listeners]) each(event);
    };
    gateway = await startGateway({ config: config(), listener, ...options });
    return gateway;
  };

  /** Waits for an event that fits. */
  const event = (fits: (event: GatewayEvent) => boolean) =>
    new Promise<GatewayEvent>(resolve => {
      listeners.push(each => fits(each) && resolve(each));
    });
  const loaded = (operations: number) => event(each => each.kind === 'loaded' && each.operations === operations);

  const call = (operationType = 'com.example.shop.find', secret = '0123456789abcdef0123456789abcdef') =>
    callGateway({
      url: gateway?.url ?? '',
      appId: '84EFA9A281942',
      workspaceId: 'default',
      operation: operation(operationType),
      request: { id: '1' },
      secret,
    });

  /** Waits until answers have this field: what is saved may be read more than once. */
  const answering = async (field: string) => {
    for (;;) {
      const next = loaded(2);
      const { body } = await call();
      if (Object.keys(body as object).includes(field)) return;
      await next;
    }
  };

  const withOperation = (name: string) =>
    CONTRACT.replace('}\n', `\n  /** @operationType com.example.shop.${name} */\n  ${name}(): Promise<string>;\n}\n`);

  it('answers signed calls when it has started', async () => {
    await start();
    const { resultStatus, body } = await call();
    assert.equal(resultStatus, 1000);
    assert.deepEqual(Object.keys(body as object), ['id', 'name']);
    assert.equal((await call(undefined, 'wrong')).resultStatus, 7002);
  });

  it('knows the secrets of the config’s environments by their names', async () => {
    const test = { url: 'http://127.0.0.1:9/mgw.htm', appId: 'TEST', secret: { file: 'test-secret.txt' } };
    await write('mpaas.config.json', JSON.stringify({ ...settings, environments: { test } }));
    await write('test-secret.txt', 'secret of test\n');
    await start();
    const { explanation } = await call(undefined, 'secret of test');
    const { mistakes, hypothesis } = explanation as { mistakes: string[]; hypothesis: string };
    assert.deepEqual(mistakes, ['other-secret']);
    assert.match(hypothesis, /the environment test \(app TEST, workspace default\).*secret\.txt/);
  });

  it('gives the same data after a restart, other data for another seed', async () => {
    const bodies: string[] = [];
    for (const seed of [1, 1, 2]) {
      await start({ seed });
      bodies.push(JSON.stringify((await call()).body));
      await gateway?.close();
    }
    assert.equal(bodies[0], bodies[1]);
    assert.notEqual(bodies[0], bodies[2]);
  });

  it('does not check signatures with auth off', async () => {
    await start({ auth: 'off' });
    assert.equal((await call(undefined, 'wrong')).resultStatus, 1000);
  });

  it('takes in a contract that is saved', async () => {
    await start();
    const reloaded = loaded(2);
    await write('contracts/shop.rpc.ts', withOperation('news'));
    await reloaded;
    assert.equal((await call('com.example.shop.news')).resultStatus, 1000);
  });

  it('takes in a contract that is new, and lets go of one that is deleted', async () => {
    await start();
    const created = loaded(2);
    await write(
      'contracts/more/news.rpc.ts',
      withOperation('news')
        .replace('ShopService', 'NewsService')
        .replace('shop.find', 'news.find')
        .replace(/\n {2}\/\*\* @operationType com.example.shop.news \*\/\n.*\n/, ''),
    );
    await created;
    assert.equal((await call('com.example.news.find')).resultStatus, 1000);
    const deleted = loaded(1);
    await rm(file('contracts/more'), { recursive: true });
    await deleted;
    assert.equal((await call('com.example.news.find')).resultStatus, 3000);
  });

  it('takes in a file that a contract imports', async () => {
    await write(
      'contracts/shop.rpc.ts',
      `import type { Found } from '../shared/found';\n${CONTRACT.replace('{ id: string; name: string }', 'Found')}`,
    );
    await write('shared/found.ts', 'export interface Found { id: string }');
    await start();
    assert.deepEqual(Object.keys((await call()).body as object), ['id']);
    const reloaded = loaded(1);
    await write('shared/found.ts', 'export interface Found { id: string; price: number }');
    await reloaded;
    assert.deepEqual(Object.keys((await call()).body as object), ['id', 'price']);
  });

  it('takes in a tsconfig that is saved', async () => {
    const withFound = CONTRACT.replace('{ id: string; name: string }', 'Found');
    const tsconfig = (target: string) => JSON.stringify({ compilerOptions: { paths: { found: [target] } } });
    await write('tsconfig.json', tsconfig('./shared/a.ts'));
    await write('shared/a.ts', 'export interface Found { a: string }');
    await write('shared/b.ts', 'export interface Found { b: string }');
    await write('contracts/shop.rpc.ts', `import type { Found } from 'found';\n${withFound}`);
    await start();
    const reloaded = loaded(2);
    // After this the reader is kept.
    await write('contracts/shop.rpc.ts', `import type { Found } from 'found';\n${withFound.replace('}\n', NEWS)}`);
    await reloaded;
    assert.deepEqual(Object.keys((await call()).body as object), ['a']);
    await write('tsconfig.json', tsconfig('./shared/b.ts'));
    await answering('b');
  });

  it('keeps what a contract said while it cannot be read', async () => {
    await start();
    const broken = event(each => each.kind === 'loaded' && each.unreadable.length === 1);
    await write('contracts/shop.rpc.ts', `${CONTRACT}\nexport interface {`);
    await broken;
    assert.equal((await call()).resultStatus, 1000);
    const mended = event(each => each.kind === 'loaded' && each.unreadable.length === 0);
    await write('contracts/shop.rpc.ts', withOperation('news'));
    await mended;
    assert.equal((await call('com.example.shop.news')).resultStatus, 1000);
  });

  it('takes in a config that is saved, and keeps the last one that could be used', async () => {
    await start();
    const reloaded = loaded(1);
    await write('mpaas.config.json', JSON.stringify({ ...settings, app: { ...settings.app, appId: 'OTHER' } }));
    await reloaded;
    assert.equal((await call()).resultStatus, 3000);
    const failed = event(each => each.kind === 'failed');
    await write('mpaas.config.json', '{ "contracts": ');
    await failed;
    assert.equal((await call()).resultStatus, 3000);
  });

  it('notes at once what is amiss with a config, and once more only after it was mended', async () => {
    const noted: string[][] = [];
    listeners.push(each => {
      if (each.kind !== 'noted') return;
      noted.push([...each.added.map(({ code }) => `+${code}`), ...each.settled.map(({ code }) => `-${code}`)]);
    });
    const save = async (app: object) => {
      const reloaded = loaded(1);
      await write('mpaas.config.json', JSON.stringify({ ...settings, app: { ...settings.app, ...app } }));
      await reloaded;
    };
    const gone = { secret: { file: 'gone.txt' } };
    await write('mpaas.config.json', JSON.stringify({ ...settings, app: { ...settings.app, ...gone } }));
    await start();
    await save({ ...gone, appId: 'OTHER' });
    await save({});
    await save(gone);
    assert.deepEqual(noted, [['+secret-not-set'], ['-secret-not-set'], ['+secret-not-set']]);
  });

  it('says once that another port needs a restart, and goes on at the one it has', async () => {
    const codes: string[] = [];
    listeners.push(each => each.kind === 'noted' && codes.push(...each.added.map(({ code }) => code)));
    const { url } = await start();
    for (const appId of ['84EFA9A281942', 'OTHER']) {
      const reloaded = loaded(1);
      const changed = { ...settings, app: { ...settings.app, appId }, gateway: { port: 8680 } };
      await write('mpaas.config.json', JSON.stringify(changed));
      await reloaded;
    }
    assert.deepEqual(codes, ['restart-needed']);
    assert.equal(gateway?.url, url);
    assert.equal((await call()).resultStatus, 3000);
  });

  it('hands the client’s own headers on to the backend', async () => {
    const backend = createServer((incoming, response) => {
      const { cookie, authorization, 'x-shop': shop, sign, appid } = incoming.headers;
      response.end(JSON.stringify({ id: [cookie, authorization, shop, sign, appid].join(), name: '' }));
    });
    backend.listen(0, '127.0.0.1');
    await once(backend, 'listening');
    const url = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
    await write('mpaas.config.json', JSON.stringify({ ...settings, gateway: { port: 0, backend: { url } } }));
    const { url: gatewayUrl } = await start({ auth: 'off' });
    const headers = {
      'Operation-Type': 'com.example.shop.find',
      AppId: '84EFA9A281942',
      WorkspaceId: 'default',
      Sign: 'x',
      Cookie: 'a=1',
      Authorization: 'Bearer b',
      'X-Shop': 'c',
    };
    const answer = await fetch(gatewayUrl, { method: 'POST', headers, body: '[{"id":"1"}]' });
    assert.deepEqual(await answer.json(), { id: 'a=1,Bearer b,c,,', name: '' });
    backend.closeAllConnections();
    backend.close();
  });

  it('says what is wrong with a config', async () => {
    await write('mpaas.config.json', '{ "contracts": ["a"], "gatway": {} }');
    await assert.rejects(start(), (error: unknown) => {
      assert.ok(error instanceof GatewayConfigError);
      assert.match(error.message, /mpaas\.config\.json, line 1: .*gatway/);
      return true;
    });
  });

  it('says that there is no config', async () => {
    await assert.rejects(startGateway({ config: file('none.json') }), GatewayConfigError);
  });

  it('says that its port is in use, and leaves nothing running', async () => {
    const first = await start();
    await assert.rejects(startGateway({ config: config(), port: Number(new URL(first.url).port) }), GatewayStartError);
  });

  it('stops while it is still beginning to watch', async () => {
    const running = await start();
    await running.close();
    await assert.rejects(call(), /Nothing listens/);
    gateway = undefined;
  });

  it('stops when its folder goes while it is beginning to watch', async () => {
    for (let index = 0; index < 200; index++) await write(`contracts/${index}/more/x.rpc.ts`, '');
    const running = await start();
    await rm(file('.'), { recursive: true, maxRetries: 5 });
    await running.close();
  });
});
