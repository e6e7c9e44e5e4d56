import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { GatewayEvent } from '../../../server/src/gateway/events.ts';
import type { Limits } from '../../../server/src/gateway/limits.ts';
import { type GatewayServer, openServer } from '../../../server/src/gateway/server.ts';
import type { Settings } from '../../../server/src/gateway/settings.ts';
import { codesOf, converse, drip, requestBytes, statusesOf } from '../../support/raw-http.ts';
import { model, operation } from './operations.ts';
import { context, headersFor, LOGIN, NOW, SHOP } from './shop.ts';

const GOOD = '[{"userName":"alice","password":"secret"}]';
const RIGHT = requestBytes(headersFor(LOGIN, GOOD), GOOD);
const LAST = requestBytes({ ...headersFor(LOGIN, GOOD), Connection: 'close' }, GOOD);
const SHORT = { headersTimeoutMs: 400, requestTimeoutMs: 500, connections: 10, stopMs: 300 };

describe('the gateway, abused,', () => {
  let gateway: GatewayServer;
  let events: GatewayEvent[];

  async function serve(changes: Partial<Settings>, contract = SHOP, limits: Partial<Limits> = {}): Promise<void> {
    await gateway?.close();
    const served = context(changes, contract);
    const listener = (event: GatewayEvent) => events.push(event);
    gateway = await openServer({ port: 0, context: () => served, now: () => NOW, listener, limits });
  }

  beforeEach(async () => {
    events = [];
    await serve({});
  });
  afterEach(() => gateway.close());

  const send = (bytes: string | Buffer) =>
    converse(gateway.port, socket => socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes));
  const post = (headers: Record<string, string>, body: string) =>
    send(requestBytes({ ...headers, Connection: 'close' }, body));
  const admin = (path: string) =>
    send(requestBytes({ Authorization: `Bearer ${gateway.adminToken}` }, '', `GET /_mpaas${path} HTTP/1.1`));
  const stays = async () => assert.deepEqual(codesOf(await send(LAST)), [1000]);
  const answered = () => events.map(event => (event.kind === 'answered' ? event.operationType : event.kind));

  describe('by those who are slow,', () => {
    beforeEach(() => serve({}, SHOP, SHORT));

    it('ends a connection that says nothing', async () => {
      const text = await converse(gateway.port, () => undefined);
      assert.ok(['', '408'].includes(String(statusesOf(text)[0] ?? '')));
      await stays();
    });

    for (const [what, start, drop] of [
      ['headers', 'POST /mgw.htm HTTP/1.1\r\nHost: localhost\r\n', 'X: y\r\n'],
      ['one header', 'POST /mgw.htm HTTP/1.1\r\nHost: localhost\r\nX: ', 'y'],
      ['a body', 'POST /mgw.htm HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n', ' '],
      [
        'a body in chunks',
        'POST /mgw.htm HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n',
        '1\r\n \r\n',
      ],
    ] as const) {
      it(`ends a request whose sender drips ${what}`, async () => {
        assert.deepEqual(statusesOf(await drip(gateway.port, start, drop)), [408]);
        await stays();
      });
    }

    it('answers others in the meantime', async () => {
      const slow = Array.from({ length: 9 }, () => drip(gateway.port, 'POST /mgw.htm HTTP/1.1\r\n', 'X: y\r\n'));
      await stays();
      await Promise.all(slow);
    });

    it('takes so many connections, and others when those have gone', async () => {
      const idle = Array.from({ length: 10 }, () => connect(gateway.port, '127.0.0.1').on('error', () => undefined));
      await Promise.all(idle.map(socket => once(socket, 'connect')));
      assert.equal(await send(RIGHT), '');
      await Promise.all(idle.map(socket => new Promise(resolve => socket.resume().once('close', resolve))));
      await stays();
    });
  });

  describe('by those who do not wait for answers,', () => {
    it('answers in turn', async () => {
      const other = requestBytes({ 'Operation-Type': 'other' });
      const some = Array.from({ length: 200 }, (_, index) => (index % 3 ? other : RIGHT));
      const expected = some.map(bytes => (bytes === RIGHT ? 1000 : 3000));
      assert.deepEqual(codesOf(await send(Buffer.concat([...some, LAST]))), [...expected, 1000]);
    });

    it('answers others while one sends thousands of requests and reads nothing', async () => {
      const greedy = connect(gateway.port, '127.0.0.1').pause();
      greedy.write(Buffer.concat([...Array.from({ length: 4999 }, () => RIGHT), LAST]));
      await stays();
      let text = '';
      greedy.setEncoding('latin1').on('data', chunk => {
        text += chunk;
      });
      await once(greedy.resume(), 'close');
      assert.equal(codesOf(text).length, 5000);
    });

    it('ends a connection for a fault only when the answers before it are out', async () => {
      await serve({
        faults: [
          { headers: { 'X-Test': 'slow' }, latencyMs: 50 },
          { headers: { 'X-Test': 'drop' }, drop: true },
        ],
      });
      const faulty = (fault: string) => requestBytes({ ...headersFor(LOGIN, GOOD), 'X-Test': fault }, GOOD);
      const text = await converse(gateway.port, socket =>
        socket.write(Buffer.concat([faulty('slow'), faulty('drop')])),
      );
      assert.deepEqual(codesOf(text), [1000]);
      assert.equal(events.length, 2);
    });

    it('survives nonsense behind a request that it has not answered', async () => {
      await serve({ faults: [{ latencyMs: 50 }] });
      const text = await converse(gateway.port, socket =>
        socket.write(Buffer.concat([RIGHT, Buffer.from('nonsense\r\n\r\n')])),
      );
      assert.match(text, /^(HTTP\/1\.1 |$)/);
      await stays();
    });
  });

  describe('by requests in requests,', () => {
    const SMUGGLED =
      'POST /mgw.htm HTTP/1.1\r\nHost: localhost\r\nOperation-Type: smuggled\r\nContent-Length: 0\r\n\r\n';
    for (const [what, headers, body] of [
      ['Content-Length and Transfer-Encoding', 'Content-Length: 6\r\nTransfer-Encoding: chunked', '0\r\n\r\n'],
      ['Transfer-Encoding and Content-Length', 'Transfer-Encoding: chunked\r\nContent-Length: 6', '0\r\n\r\n'],
      ['two lengths', 'Content-Length: 0\r\nContent-Length: 100', ''],
      ['the same length twice', 'Content-Length: 2\r\nContent-Length: 2', '[]'],
      ['a list of lengths', 'Content-Length: 2, 2', '[]'],
      ['a length with a sign', 'Content-Length: +2', '[]'],
      ['a negative length', 'Content-Length: -2', '[]'],
      ['a length in hexadecimal', 'Content-Length: 0x2', '[]'],
      ['an endless length', `Content-Length: ${'9'.repeat(30)}`, '[]'],
      ['two encodings', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity', '0\r\n\r\n'],
      ['an unknown encoding', 'Transfer-Encoding: xchunked', '0\r\n\r\n'],
      ['a blank before the colon', 'Transfer-Encoding : chunked', '0\r\n\r\n'],
      ['a control character before the encoding', 'Transfer-Encoding:\x0bchunked', '0\r\n\r\n'],
      ['a folded header', 'Transfer-Encoding:\r\n chunked', '0\r\n\r\n'],
      ['a bare line feed', 'X: 1\nTransfer-Encoding: chunked', '0\r\n\r\n'],
      ['a bare carriage return', 'X: 1\rContent-Length: 5', ''],
      ['an endless chunk', 'Transfer-Encoding: chunked', `${'f'.repeat(18)}\r\n[]\r\n0\r\n\r\n`],
      ['a bare line feed in a chunk', 'Transfer-Encoding: chunked', '2;\n[]\r\n0\r\n\r\n'],
    ] as const) {
      it(`refuses ${what}, and what is behind`, async () => {
        const text = await send(`POST /mgw.htm HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n\r\n${body}${SMUGGLED}`);
        assert.deepEqual(statusesOf(text), [400]);
        assert.ok(!answered().includes('smuggled'));
        await stays();
      });
    }

    it('takes what looks like a request in a body for a body', async () => {
      const text = await post({ ...headersFor(LOGIN, SMUGGLED), Connection: 'close' }, SMUGGLED);
      assert.deepEqual(codesOf(text), [3002]);
      assert.deepEqual(answered(), [LOGIN]);
    });
  });

  describe('under other names,', () => {
    for (const host of [
      'localhost.',
      'localhost:',
      'localhost:http',
      'localhost:80@shop.example',
      'shop.example#localhost',
      'localhost, shop.example',
      '127.0.0.1.nip.io',
      '127.1',
      '2130706433',
      '0x7f.0.0.1',
      '0.0.0.0',
      '[::ffff:127.0.0.1]',
      'localhost\xa0',
      '__proto__',
    ]) {
      it(`does not answer to ${JSON.stringify(host)}`, async () => {
        const right = headersFor(LOGIN, GOOD);
        const texts = [
          await post({ ...right, Host: host }, GOOD),
          await post({ ...right, Host: host, 'X-Forwarded-Host': 'localhost', Forwarded: 'host=localhost' }, GOOD),
          await send(
            requestBytes(
              { Host: host, Authorization: `Bearer ${gateway.adminToken}` },
              '',
              'GET /_mpaas/status HTTP/1.1',
            ),
          ),
        ];
        for (const text of texts) assert.match(text, /^HTTP\/1\.1 40[03] /);
        assert.deepEqual(events, []);
      });
    }

    it('does not answer to two names, one of them its own', async () => {
      const bytes = RIGHT.toString('latin1').replace('Host: localhost', 'Host: shop.example\r\nHost: localhost');
      assert.match(await send(bytes), /^HTTP\/1\.1 40[03] /);
      assert.deepEqual(events, []);
    });

    it('does not answer to a name in the request line', async () => {
      for (const line of ['POST http://shop.example/mgw.htm HTTP/1.1', 'POST //shop.example/mgw.htm HTTP/1.1']) {
        assert.deepEqual(statusesOf(await send(requestBytes(headersFor(LOGIN, GOOD), GOOD, line))), [404]);
      }
      assert.deepEqual(events, []);
    });

    it('is no proxy', async () => {
      const text = await send(requestBytes({ Host: 'localhost' }, '', 'CONNECT localhost:22 HTTP/1.1'));
      assert.doesNotMatch(text, /^HTTP\/1\.1 2/);
      await stays();
    });
  });

  describe('by names that objects have,', () => {
    const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
    const isClean = () =>
      assert.deepEqual([({} as Record<string, unknown>).polluted, Object.keys(Object.prototype)], [undefined, []]);

    for (const name of NAMES) {
      it(`takes ${name} for a name like others`, async () => {
        const evil = `{"${name}":{"polluted":true,"userName":"alice","password":"x"}}`;
        for (const body of [`[${evil}]`, `[{"_requestBody":${evil}}]`, `[{"_requestBody":${JSON.stringify(evil)}}]`]) {
          assert.deepEqual(codesOf(await post(headersFor(LOGIN, body), body)), [3002]);
        }
        assert.deepEqual(codesOf(await post(headersFor(name, '[]'), '[]')), [3000]);
        assert.deepEqual(codesOf(await post({ 'X-Mgs-Mock-Result': name }, '')), [5000]);
        const form = { ...headersFor(LOGIN, GOOD), 'Content-Type': 'application/x-www-form-urlencoded' };
        assert.deepEqual(codesOf(await post(form, `operationType=${name}&${name}=1&requestData=[]`)), [3000]);
        assert.deepEqual(codesOf(await post({ ...headersFor(LOGIN, GOOD), [`${name}`]: 'x' }, GOOD)), [1000]);
        for (const path of [`/${name}`, `/journal/${name}`, `/journal/1/${name}`]) {
          assert.deepEqual(statusesOf(await admin(path)), [404], path);
        }
        assert.deepEqual(statusesOf(await admin(`/journal?${name}=1&after=${name}`)), [200]);
        isClean();
      });
    }

    it('takes them for operations that contracts may have', async () => {
      const login = { header: 'X-Session' };
      const limits = { rateLimits: { perOperation: 5, operations: {} }, tips: {}, login };
      await serve(limits, model(NAMES.map(name => operation(name, { result: { kind: 'boolean' } }))));
      for (const name of NAMES) assert.deepEqual(codesOf(await post(headersFor(name, '[]'), '[]')), [1000], name);
    });
  });

  describe('by paths,', () => {
    for (const path of [
      '//',
      '//[',
      '/\\shop.example:99999/status',
      '/%',
      '/%00',
      '/status/',
      '/journal/-1',
      '/journal/1e9',
    ]) {
      it(`has nothing at ${path} below its admin path`, async () => {
        assert.deepEqual(statusesOf(await admin(path)), [404]);
        await stays();
      });
    }
  });

  describe('by depth,', () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const ask = async (operationType: string, body: string) =>
      codesOf(await post(headersFor(operationType, body), body));

    it('refuses data that is nested in a text', async () => {
      const body = JSON.stringify([{ _requestBody: deep(100_000) }]);
      assert.deepEqual(await ask(LOGIN, body), [3002]);
      assert.deepEqual(await ask('com.example.shop.ping', body), [1000]);
    });

    for (const [what, start] of [
      ['a text that does not end', '["\n'],
      ['a comment with a quote in it', '[/* " */'],
      ['a line comment with a quote in it', '[// "\n'],
      ['nothing', ''],
    ] as const) {
      it(`says what is wrong with nested data behind ${what}`, async () => {
        assert.deepEqual(await ask(LOGIN, start + '['.repeat(100_000)), [3002]);
      });
    }

    it('shows it in the journal', async () => {
      await ask(LOGIN, deep(30_000));
      await ask(LOGIN, JSON.stringify([{ _requestBody: deep(30_000) }]));
      for (const path of ['/journal/1', '/journal/2', '/journal/har', '/journal/1/curl', '/journal/2/curl']) {
        assert.deepEqual(statusesOf(await admin(path)), [200], path);
      }
    });
  });

  describe('by headers,', () => {
    it('reads hundreds of them', async () => {
      const many = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`x${index}`, '']));
      assert.deepEqual(codesOf(await post({ ...many, ...headersFor(LOGIN, GOOD) }, GOOD)), [1000]);
    });

    it('refuses more bytes of them than it reads', async () => {
      const many = Object.fromEntries(Array.from({ length: 9000 }, (_, index) => [`x${index}`, '']));
      assert.deepEqual(statusesOf(await post(many, GOOD)), [431]);
      await stays();
    });

    it('does not let one that comes twice stand for one', async () => {
      for (const name of ['Operation-Type', 'AppId', 'WorkspaceId', 'Sign', 'Ts', 'signType', 'Version']) {
        const bytes = LAST.toString('latin1').replace(new RegExp(`(?<=\n)${name}: .*\r\n`), '$&$&');
        const [code] = codesOf(await send(bytes));
        assert.ok(code !== undefined && code !== 1000 && code !== 5000, `${name} ${code}`);
      }
    });

    it('answers what is expected of it that nobody knows', async () => {
      for (const headers of [
        { Expect: 'magic' },
        { Upgrade: 'h2c', Connection: 'Upgrade, HTTP2-Settings' },
        { TE: 'trailers' },
      ]) {
        const text = await post({ ...headersFor(LOGIN, GOOD), ...headers }, GOOD);
        assert.equal(statusesOf(text).length, 1);
      }
      await stays();
    });
  });
});
