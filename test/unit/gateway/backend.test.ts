import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json, Operation } from '../../../server/src/contracts/model.ts';
import { type BackendSettings, createBackend } from '../../../server/src/gateway/backend.ts';
import { http, operation } from './operations.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

describe('the backend', () => {
  let server: Server;
  let handle: Handler;

  beforeEach(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', chunk => {
        body += chunk;
      });
      request.on('end', () => handle(request, response, body));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    const closed = new Promise(resolve => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });

  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function call(
    target: Operation,
    request?: Json,
    base = url(),
    rawHeaders: string[] = [],
    settings?: BackendSettings,
  ) {
    const backend = createBackend(base);
    try {
      const { backendCalls: _, ...answer } = await backend.call(target, request, rawHeaders, settings);
      return answer;
    } finally {
      backend.close();
    }
  }

  /** What arrives at the backend, in one line. */
  async function arrival(target: Operation, request?: Json, base?: string): Promise<string> {
    let line = '';
    handle = (incoming, response, body) => {
      line = `${incoming.method} ${incoming.url} ${body}`.trim();
      response.end('{}');
    };
    await call(target, request, base);
    return line;
  }

  const mappings: [string, string, Json | undefined, string][] = [
    ['GET path and query', 'GET /users/{id}', { id: 7, page: 2, q: 'a b&c' }, 'GET /users/7?page=2&q=a+b%26c'],
    ['GET without argument', 'GET /news', undefined, 'GET /news'],
    ['DELETE', 'DELETE /users/{id}', { id: 'x', force: true }, 'DELETE /users/x?force=true'],
    ['HEAD', 'HEAD /users/{id}', { id: 'x' }, 'HEAD /users/x'],
    ['POST path and body', 'POST /users/{id}/orders', { id: 7, sku: 'a' }, 'POST /users/7/orders {"sku":"a"}'],
    ['PUT', 'PUT /users/{id}', { id: 7, name: '王' }, 'PUT /users/7 {"name":"王"}'],
    ['POST without argument', 'POST /ping', undefined, 'POST /ping'],
    ['what has to be encoded', 'GET /files/{name}', { name: 'a/b ü?' }, 'GET /files/a%2Fb%20%C3%BC%3F'],
    ['half a surrogate pair', 'GET /files/{name}', { name: '\ud800' }, 'GET /files/%EF%BF%BD'],
    ['a list in the query', 'GET /f', { tag: ['a', 'b'], none: null }, 'GET /f?tag=a&tag=b'],
    ['an empty object', 'POST /f', {}, 'POST /f {}'],
  ];
  for (const [name, mapping, request, line] of mappings) {
    it(`is called by @http: ${name}`, async () => {
      assert.equal(await arrival(operation('a', { http: http(mapping) }), request), line);
    });
  }

  const forms: [string, string, Json | undefined, string][] = [
    ['path and fields', 'POST /users/{id}', { id: 7, name: 'a b', sex: '女' }, 'POST /users/7 name=a+b&sex=%E5%A5%B3'],
    ['a list', 'PUT /f', { tag: ['a', 'b'], none: null, no: [] }, 'PUT /f tag=a&tag=b'],
    [
      'what is inside of something',
      'PUT /f',
      { a: { b: 1 }, c: [{ d: 2 }, [3]] },
      'PUT /f a=%7B%22b%22%3A1%7D&c=%7B%22d%22%3A2%7D&c=%5B3%5D',
    ],
    ['no fields', 'POST /f', {}, 'POST /f'],
  ];
  for (const [name, mapping, request, line] of forms) {
    it(`gets a form where @consumes says so: ${name}`, async () => {
      let type: string | undefined;
      server.once('request', incoming => {
        type = incoming.headers['content-type'];
      });
      assert.equal(await arrival(operation('a', { http: { ...http(mapping), form: true } }), request), line);
      assert.equal(type, 'application/x-www-form-urlencoded');
    });
  }

  it('is sent the signature of what it is sent', async () => {
    let headers: IncomingMessage['headers'] = {};
    handle = (incoming, response) => {
      ({ headers } = incoming);
      response.end('{}');
    };
    const backendSigner: BackendSettings['backendSigner'] = {
      key: 'k1',
      sign: ({ method, path, body }) => ({ 'X-Signed': `${method} ${path} ${body}` }),
    };
    const target = operation('a', { http: http('POST /users/{id}') });
    await call(target, { id: 7, a: 1 }, `${url()}/api/`, ['X-Signed', 'by the client'], { backendSigner });
    assert.equal(headers['x-signed'], 'POST /api/users/7 {"a":1}');
  });

  it('is not called with what cannot be signed: 4002', async () => {
    handle = () => assert.fail('called');
    const { code, explanation } = await call(operation('a'), {}, url(), [], {
      backendSigner: { problem: '$SALT is not set.' },
    });
    assert.deepEqual([code, explanation?.hypothesis], [4002, '$SALT is not set.']);
  });

  it('is called at POST /<operation type> without @http', async () => {
    assert.equal(await arrival(operation('com.example.a'), { b: 1 }), 'POST /com.example.a {"b":1}');
  });

  it('is called below the path of its URL', async () => {
    assert.equal(await arrival(operation('a', { http: http('GET /b') }), undefined, `${url()}/api/`), 'GET /api/b');
  });

  for (const id of ['', '.', '..', null, {}, []]) {
    it(`is not called with ${JSON.stringify(id)} in the path: 3002`, async () => {
      handle = () => assert.fail('called');
      assert.equal((await call(operation('a', { http: http('GET /users/{id}') }), { id })).code, 3002);
    });
  }

  it('is told the client’s headers byte by byte, whatever is in the body', async () => {
    let received: string[] = [];
    handle = (incoming, response) => {
      received = incoming.rawHeaders;
      response.end('{}');
    };
    const bytes = Buffer.from('王').toString('latin1');
    await call(operation('a'), { name: '王' }, undefined, ['X-Name', bytes, 'Cookie', 'a=1', 'Sign', '0123']);
    const { port } = server.address() as AddressInfo;
    const length = Buffer.byteLength('{"name":"王"}');
    const expected = `X-Name: ${bytes}, Cookie: a=1, Accept: application/json, Content-Type: application/json, Host: 127.0.0.1:${port}, Connection: keep-alive, Content-Length: ${length}`;
    assert.equal(
      received
        .map((each, index) => each + (index % 2 === 0 ? ': ' : ', '))
        .join('')
        .slice(0, -2),
      expected,
    );
  });

  it('has its JSON passed on as it is', async () => {
    handle = (_, response) => response.end('{ "a": 1.0 }');
    assert.deepEqual(await call(operation('a')), { code: 1000, body: '{ "a": 1.0 }' });
  });

  it('may answer nothing', async () => {
    handle = (_, response) => response.writeHead(204).end();
    assert.deepEqual(await call(operation('a')), { code: 1000, body: 'null' });
  });

  it('may answer plain text where the contract has a text', async () => {
    for (const [text, json] of [
      ['hello', '"hello"'],
      ['42', '"42"'],
      ['"quoted"', '"quoted"'],
    ] as const) {
      handle = (_, response) => response.end(text);
      assert.equal((await call(operation('a', { result: { kind: 'string' } }))).body, json);
    }
  });

  it('that answers what is no JSON is 4002', async () => {
    handle = (_, response) => response.end('<html>');
    assert.equal((await call(operation('a', { result: { kind: 'number' } }))).code, 4002);
  });

  for (const status of [301, 400, 404, 500, 503]) {
    it(`that answers ${status} is 4002`, async () => {
      handle = (_, response) => response.writeHead(status).end('{"error":"x"}');
      const { code, explanation } = await call(operation('a'));
      assert.equal(code, 4002);
      assert.match(explanation?.hypothesis ?? '', new RegExp(`POST /a with HTTP status ${status}`));
    });
  }

  for (const code of [6000, 6001, 6002, 6003, 6004, 6005, 6666]) {
    it(`that says ${code} with an error is ${code}`, async () => {
      handle = (_, response) => response.writeHead(500, { 'Result-Status': code }).end('{"error":"x"}');
      const { memo, explanation, ...answer } = await call(operation('a'));
      assert.deepEqual([answer, memo], [{ code, body: '' }, undefined]);
      assert.match(explanation?.hypothesis ?? '', new RegExp(`POST /a with ${code}: \\w`));
      assert.deepEqual(explanation?.received, { status: 500, body: '{"error":"x"}' });
    });
  }

  it('has its memo and tips passed on', async () => {
    const texts = { Memo: encodeURIComponent('库存为 0'), Tips: `%E4${encodeURIComponent('卖完了')}` };
    handle = (_, response) => response.writeHead(409, { 'Result-Status': '6666', ...texts }).end();
    const { memo, tips } = await call(operation('a'));
    assert.deepEqual([memo, tips], ['库存为 0', texts.Tips]);
    handle = (_, response) => response.writeHead(409, { 'Result-Status': '6666', Memo: 'x'.repeat(5000) }).end();
    assert.equal((await call(operation('a'))).memo, 'x'.repeat(300));
  });

  for (const [status, code] of [
    [200, '6666'],
    [500, '1000'],
    [500, '7002'],
    [500, '6006'],
    [500, '6666, 6666'],
    [500, 'x'],
  ] as const) {
    it(`does not choose its code by ${status} and Result-Status ${code}`, async () => {
      handle = (_, response) => response.writeHead(status, { 'Result-Status': code }).end('{}');
      assert.equal((await call(operation('a'))).code, status === 200 ? 1000 : 4002);
    });
  }

  it('that takes longer than @timeout is 4001', async () => {
    handle = () => undefined;
    const { code, explanation } = await call(operation('a', { timeoutMs: 50 }));
    assert.equal(code, 4001);
    assert.match(explanation?.hypothesis ?? '', /within 50 ms/);
  });

  it('that stops in the middle of its answer is 4001 when time is over', async () => {
    handle = (_, response) => {
      response.writeHead(200, { 'Content-Length': '10' });
      response.write('{');
    };
    assert.equal((await call(operation('a', { timeoutMs: 50 }))).code, 4001);
  });

  it('that hangs up is 4002', async () => {
    handle = incoming => incoming.socket.destroy();
    assert.equal((await call(operation('a'))).code, 4002);
  });

  it('is called again when it closed a connection that was kept open', async () => {
    const backend = createBackend(url());
    const used = new WeakSet<object>();
    let calls = 0;
    handle = ({ socket }, response) => {
      calls++;
      if (used.has(socket)) socket.resetAndDestroy();
      else response.end('1');
      used.add(socket);
    };
    const codes = [];
    for (let count = 0; count < 3; count++) codes.push((await backend.call(operation('a'), undefined, [])).code);
    backend.close();
    assert.deepEqual({ codes, calls }, { codes: [1000, 1000, 1000], calls: 5 });
  });

  it('is not called again when it takes too long on a connection that was kept open', async () => {
    const backend = createBackend(url());
    let calls = 0;
    handle = (_, response) => {
      if (++calls === 1) response.end('1');
    };
    const target = operation('a', { timeoutMs: 50 });
    assert.equal((await backend.call(target, undefined, [])).code, 1000);
    assert.equal((await backend.call(target, undefined, [])).code, 4001);
    // Whatever would come of the end of that connection has come when another call is answered.
    assert.equal((await backend.call(target, undefined, [])).code, 4001);
    backend.close();
    assert.equal(calls, 3);
  });

  it('that is not there is 4002', async () => {
    const base = url();
    await new Promise(resolve => server.close(resolve));
    const { code, explanation } = await call(operation('a'), undefined, base);
    assert.equal(code, 4002);
    assert.match(explanation?.hypothesis ?? '', /ECONNREFUSED/);
    server.listen(0, '127.0.0.1');
  });

  it('whose host nobody knows is 4003', async () => {
    const patient = operation('a', { timeoutMs: 15_000 });
    assert.equal((await call(patient, undefined, 'http://no-such-host.invalid')).code, 4003);
  });

  it('that answers without end is 4002', async () => {
    handle = (_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, 0x20);
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
    };
    assert.equal((await call(operation('a', { timeoutMs: 20_000 }))).code, 4002);
  });
});
