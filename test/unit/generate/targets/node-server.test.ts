import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener, type Server, request as sendRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import express from 'express';
import Fastify from 'fastify';
import { loadTarget } from './emitted.ts';
import { shop } from './shop-model.ts';

type Handler = Record<string, (request: unknown, context: unknown) => Promise<unknown>>;
type Router = (req: object, res: object, next?: () => void) => void;

interface ShopServer {
  createRouter(handlers: { accountService: Handler; orderService: Handler }, options?: object): Router;
  HttpError: new (status: number, code: string, message: string, details?: object) => Error;
  RpcError: new (resultStatus: number, tips: string, memo?: string) => Error;
  NotImplementedError: new (operationType: string) => Error;
}

describe('node-server', function () {
  this.timeout(60_000);
  let emitted: ShopServer;
  let folder: string;
  let remove: () => Promise<void>;
  let close: () => Promise<void>;
  let url: string;
  let calls: unknown[][];
  let errors: unknown[];

  before(async () => {
    ({ module: emitted, folder, remove } = await loadTarget<ShopServer>('node-server', shop));
  });
  after(() => remove());
  beforeEach(() => {
    calls = [];
    errors = [];
    close = async () => undefined;
  });
  afterEach(() => close());

  /** Handlers that note what they are called with. */
  const handler = (answers: Handler): Handler =>
    new Proxy(answers, {
      get: (target, name: string) => async (request: unknown, context: unknown) => {
        calls.push(context === undefined ? [name] : [name, request]);
        return target[name]?.(request, context);
      },
    });
  const router = (answers: Handler = {}, options: object = {}): Router =>
    emitted.createRouter(
      { accountService: handler(answers), orderService: handler(answers) },
      { onError: (error: unknown) => errors.push(error), ...options },
    );

  async function listen(server: Server): Promise<void> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    };
  }
  const serve = (answers?: Handler, options?: object) =>
    listen(createServer(router(answers, options) as RequestListener));

  async function send(method: string, target: string, body?: string, headers: Record<string, string> = {}) {
    const response = await fetch(url + target, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  const LOGIN = { userName: 'alice', password: 'longenough' };

  /** The same, whatever the router is mounted in. */
  const mounts: [string, () => Promise<void>][] = [
    ['node:http', () => serve({ login: async () => ({ userId: 1 }) })],
    [
      'Express before its own body parser',
      () => listen(createServer(express().use(router({ login: async () => ({ userId: 1 }) })))),
    ],
    [
      'Express after express.json()',
      () => listen(createServer(express().use(express.json(), router({ login: async () => ({ userId: 1 }) })))),
    ],
    [
      'Fastify',
      async () => {
        const listener = router({ login: async () => ({ userId: 1 }) });
        const fastify = Fastify();
        fastify.register(async scope => {
          scope.removeAllContentTypeParsers();
          scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
          scope.all('/*', (request, reply) => {
            reply.hijack();
            listener(request.raw, reply.raw);
          });
        });
        url = await fastify.listen({ port: 0, host: '127.0.0.1' });
        close = () => fastify.close();
      },
    ],
  ];
  for (const [name, mount] of mounts) {
    it(`answers under ${name}`, async () => {
      await mount();
      const login = await send('POST', '/account/login', JSON.stringify(LOGIN));
      assert.deepEqual([login.status, login.body], [200, { userId: 1 }]);
      assert.equal(login.headers.get('content-type'), 'application/json; charset=utf-8');
      assert.deepEqual((await send('PUT', '/orders/a%2Fb', '{"note":null}')).body, null);
      assert.deepEqual((await send('GET', '/orders?page=2&status=PAID&archived=true')).body, null);
      assert.deepEqual((await send('DELETE', '/orders/7')).status, 200);
      assert.deepEqual(calls, [
        ['login', LOGIN],
        ['update', { id: 'a/b', note: null }],
        ['list', { page: 2, status: 'PAID', archived: true }],
        ['delete', { id: '7' }],
      ]);
      const refused = await send('POST', '/account/login', '{"userName":""}');
      assert.deepEqual(
        [refused.status, refused.body.error, refused.body.violations.length],
        [400, 'invalid-request', 2],
      );
    });
  }

  it('leaves to Express what it has no route for', async () => {
    const app = express().use(router(), (req, res) => void res.status(418).send(JSON.stringify(req.url)));
    await listen(createServer(app));
    assert.equal((await send('GET', '/elsewhere')).status, 418);
    assert.equal((await send('PATCH', '/orders/7')).status, 418);
  });

  it('takes operations without @http by their operation type', async () => {
    await serve();
    assert.equal((await send('POST', '/com.example.account.logout')).status, 200);
    assert.equal((await send('POST', '/com.example.account.logout', 'not looked at')).status, 200);
    assert.deepEqual(calls, [['logout'], ['logout']]);
  });

  it('names the fields that break the contract', async () => {
    await serve();
    const items = [
      { sku: 'a', quantity: 0, price: 1 },
      { sku: 'b', quantity: 1, price: '2' },
    ];
    const { status, body } = await send('POST', '/com.example.order.create', JSON.stringify({ items }));
    assert.equal(status, 400);
    assert.deepEqual(body, {
      error: 'invalid-request',
      message: 'The request does not fit the contract.',
      violations: [
        { path: 'address', message: 'is required' },
        { path: 'items[0].quantity', message: 'must be at least 1, received 0' },
        { path: 'items[1].price', message: 'must be number, received "2"' },
      ],
    });
    const query = await send('GET', '/orders?page=zero&archived=1&status=LOST&status=PAID');
    assert.deepEqual(
      query.body.violations.map((violation: { path: string }) => violation.path),
      ['status', 'page', 'archived'],
    );
    assert.deepEqual(calls, []);
  });

  const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const ITEM = { sku: 'a b&c', quantity: 1, price: 0.5 };
  const ADDRESS = { city: '杭州', street: 'C' };

  for (const [name, mount] of [
    ['node:http', () => serve()],
    ['Express after express.urlencoded()', () => listen(createServer(express().use(express.urlencoded(), router())))],
  ] as const) {
    it(`reads forms as it reads JSON under ${name}`, async () => {
      await mount();
      const items = [ITEM, { ...ITEM, quantity: 2 }];
      const create = new URLSearchParams({ address: JSON.stringify(ADDRESS) });
      for (const item of items) create.append('items', JSON.stringify(item));
      const sent = await send('POST', '/com.example.order.create', create.toString(), FORM);
      assert.deepEqual(sent.body, null);
      await send('POST', '/account/login', 'userName=0123&password=%E5%AF%86%E7%A0%81+12345', FORM);
      await send('PUT', '/orders/7', 'note=&id=8', FORM);
      const alone = new URLSearchParams({ address: JSON.stringify(ADDRESS), items: JSON.stringify(ITEM) });
      await send('POST', '/com.example.order.create', alone.toString(), FORM);
      assert.deepEqual(calls, [
        ['create', { address: ADDRESS, items }],
        ['login', { userName: '0123', password: '密码 12345' }],
        ['update', { note: '', id: '7' }],
        ['create', { address: ADDRESS, items: [ITEM] }],
      ]);
    });
  }

  it('refuses bodies that are no JSON, too large or missing', async () => {
    await serve({}, { bodyLimit: 100 });
    const error = async (body?: string | Uint8Array) => {
      const response = await fetch(`${url}/account/login`, { method: 'POST', ...(body !== undefined && { body }) });
      return [response.status, ((await response.json()) as { error: string }).error];
    };
    assert.deepEqual(await error('{"userName":'), [400, 'invalid-json']);
    assert.deepEqual(await error(new Uint8Array([0x22, 0xff, 0x22])), [400, 'invalid-json']);
    assert.deepEqual(await error('"text"'), [400, 'invalid-request']);
    assert.deepEqual(await error('[]'), [400, 'invalid-request']);
    assert.deepEqual(await error(), [400, 'invalid-request']);
    assert.deepEqual(await error('x'.repeat(101)), [413, 'body-too-large']);
    assert.deepEqual(await error('x'.repeat(5_000_000)), [413, 'body-too-large']);
    assert.deepEqual(errors, []);
  });

  it('survives half a request', async () => {
    await serve();
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const half = 'POST /account/login HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"user';
    await new Promise<void>(resolve => socket.write(half, () => resolve()));
    socket.destroy();
    assert.equal((await send('POST', '/com.example.account.logout')).status, 200);
    assert.deepEqual(errors, []);
  });

  it('does not let a body reach the prototype', async () => {
    await serve({ login: async request => Object.getPrototypeOf(request) === Object.prototype });
    const form = '__proto__=1&userName=alice&password=longenough';
    assert.equal((await send('POST', '/account/login', form, FORM)).body, true);
    const body = `{"__proto__":{"password":"longenough"},"userName":"alice"}`;
    assert.deepEqual((await send('POST', '/account/login', body)).body.violations, [
      { path: 'password', message: 'is required' },
    ]);
    const complete = body.replace('}', '},"password":"longenough"').replace('},"userName"', ',"userName"');
    assert.equal((await send('POST', '/account/login', complete)).body, true);
  });

  it('knows paths and methods', async () => {
    await serve();
    assert.deepEqual((await send('GET', '/')).body, { error: 'not-found', message: 'No operation has this path.' });
    assert.equal((await send('GET', '/orders/')).status, 404);
    assert.equal((await send('GET', '/orders/7/items')).status, 404);
    assert.equal((await send('GET', '/Orders')).status, 404);
    const wrong = await send('PATCH', '/orders/7');
    assert.deepEqual([wrong.status, wrong.headers.get('allow')], [405, 'DELETE, GET, HEAD, PUT']);
    assert.equal((await send('HEAD', '/orders')).status, 200);
    assert.equal((await send('GET', '/orders/%E0%A4%A')).status, 200);
  });

  it('answers 501 until a method is written', async () => {
    const load = async (name: string): Promise<Record<string, new () => Handler>> =>
      import(pathToFileURL(path.join(folder, `src/handlers/${name}.js`)).href);
    const { AccountServiceHandlerImpl: Account = assert.fail() } = await load('account-service');
    const { OrderServiceHandlerImpl: Order = assert.fail() } = await load('order-service');
    await listen(
      createServer(
        emitted.createRouter({ accountService: new Account(), orderService: new Order() }) as RequestListener,
      ),
    );
    const { status, body } = await send('POST', '/account/login', JSON.stringify(LOGIN));
    assert.deepEqual(
      [status, body],
      [501, { error: 'not-implemented', message: 'com.example.account.login is not implemented yet.' }],
    );
  });

  it('says what handlers mean to say, and nothing else', async () => {
    const secret = new Error('password=hunter2');
    await serve({
      login: async () => {
        throw new emitted.HttpError(409, 'taken', 'That name is taken.', { name: 'alice' });
      },
      logout: async () => {
        throw secret;
      },
      ping: async () => 1n,
      get: async () => {
        throw new emitted.HttpError(42, 'no-status', 'x');
      },
    });
    const login = await send('POST', '/account/login', JSON.stringify(LOGIN));
    assert.deepEqual(
      [login.status, login.body],
      [409, { error: 'taken', message: 'That name is taken.', name: 'alice' }],
    );
    for (const [method, target] of [
      ['POST', '/com.example.account.logout'],
      ['POST', '/com.example.account.ping'],
      ['GET', '/orders/7'],
    ] as const) {
      const { status, body } = await send(method, target);
      assert.deepEqual([status, body], [500, { error: 'internal-error', message: 'The operation failed.' }]);
    }
    assert.equal(errors.length, 3);
    assert.equal(errors[0], secret);
  });

  it('says which result code of mPaaS a refusal stands for', async () => {
    const { HttpError, RpcError, NotImplementedError } = emitted;
    await serve({
      login: async () => {
        throw new RpcError(6666, '密码不对', 'wrong password, 3 left');
      },
      ping: async () => {
        throw new RpcError(6003, '', '');
      },
      logout: async () => {
        throw new HttpError(409, 'taken', 'x');
      },
      get: async () => {
        throw new Error('x');
      },
      list: async () => {
        throw new NotImplementedError('com.example.order.list');
      },
    });
    const cases: [method: string, target: string, body: string | undefined, status: number, code: string | null][] = [
      ['GET', '/nowhere', undefined, 404, '6000'],
      ['PATCH', '/orders/7', undefined, 405, '6001'],
      ['GET', '/orders', undefined, 501, '6001'],
      ['POST', '/account/login', undefined, 400, '6002'],
      ['POST', '/com.example.account.ping', undefined, 500, '6003'],
      ['POST', '/account/login', '{', 400, '6004'],
      ['POST', '/account/login', '{}', 400, '6005'],
      ['POST', '/account/login', JSON.stringify(LOGIN), 500, '6666'],
      ['POST', '/com.example.account.logout', undefined, 409, '6666'],
      ['GET', '/orders/7', undefined, 500, '6666'],
      ['POST', '/account/login', ' '.repeat(2 ** 21), 413, null],
      ['DELETE', '/orders/7', undefined, 200, null],
    ];
    for (const [method, target, body, status, code] of cases) {
      const { headers, ...answer } = await send(method, target, body);
      assert.deepEqual([answer.status, headers.get('result-status')], [status, code], `${method} ${target} ${code}`);
    }
    const { body, headers } = await send('POST', '/account/login', JSON.stringify(LOGIN));
    assert.deepEqual(body, { error: 'business-error', message: '密码不对' });
    assert.equal(headers.get('tips'), encodeURIComponent('密码不对'));
    assert.equal(headers.get('memo'), 'wrong%20password%2C%203%20left');
  });

  it('tells handlers when the caller goes away', async () => {
    const events = new EventEmitter();
    await serve({
      logout: async context => {
        const { signal } = context as { signal: AbortSignal };
        signal.addEventListener('abort', () => events.emit('aborted'));
        events.emit('called');
        await once(events, 'aborted');
      },
    });
    const sent = sendRequest(`${url}/com.example.account.logout`, { method: 'POST' }).on('error', () => undefined);
    const [called, aborted] = [once(events, 'called'), once(events, 'aborted')];
    sent.end();
    await called;
    sent.destroy();
    await aborted;
    assert.deepEqual(errors, []);
  });
});
