import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, type IncomingHttpHeaders, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { GatewayEvent } from '../../../server/src/gateway/events.ts';
import { GatewayStartError } from '../../../server/src/gateway/listen.ts';
import { type GatewayServer, openServer } from '../../../server/src/gateway/server.ts';
import { parseTraceId } from '../../../server/src/gateway/trace-id.ts';
import { context, headersFor, LOGIN, NOW, SECRET } from './shop.ts';

const GOOD = '[{"userName":"alice","password":"secret"}]';

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

describe('the server', () => {
  let server: GatewayServer;
  let events: GatewayEvent[];
  const open = () =>
    openServer({
      port: 0,
      context,
      now: () => NOW,
      listener: event => events.push(event),
      limits: { headersTimeoutMs: 150, requestTimeoutMs: 200, stopMs: 300 },
    });

  beforeEach(async () => {
    events = [];
    server = await open();
  });
  afterEach(() => server.close());

  function send(
    method: string,
    headers: Record<string, string>,
    body: string | Buffer = '',
    path = '/mgw.htm',
  ): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { host: '127.0.0.1', port: server.port, method, path, headers, agent: false },
        async incoming => {
          let text = '';
          for await (const chunk of incoming) text += chunk;
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  const post = (body: string | Buffer, headers = headersFor(LOGIN, body)) => send('POST', headers, body);

  /** Sends bytes and reads until the gateway hangs up. */
  async function raw(write: (socket: Socket) => void): Promise<string> {
    const socket = connect(server.port, '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', chunk => {
      text += chunk;
    });
    write(socket);
    await once(socket, 'close');
    return text;
  }

  const staysAlive = async () => assert.equal((await post(GOOD)).headers['result-status'], '1000');

  it('answers with the documented headers and bare JSON', async () => {
    const { status, headers, body } = await post(GOOD);
    assert.equal(status, 200);
    assert.equal(headers['result-status'], '1000');
    assert.equal(headers['content-type'], 'text/plain;charset=UTF-8');
    assert.equal(headers['server-time'], String(NOW));
    assert.equal(decodeURIComponent(String(headers.memo)), '操作成功');
    assert.deepEqual(parseTraceId(String(headers['mgw-traceid'])), {
      ipv4: '127.0.0.1',
      millis: NOW,
      sequence: '000000001',
    });
    assert.deepEqual(Object.keys(JSON.parse(body)), ['id', 'fullName', 'email']);
  });

  it('refuses with memo, tips, explanation and no body', async () => {
    const { Sign: _, ...headers } = headersFor(LOGIN, GOOD);
    const reply = await post(GOOD, headers);
    assert.equal(reply.status, 200);
    assert.equal(reply.headers['result-status'], '7014');
    assert.equal(
      reply.headers.memo,
      '%E9%AA%8C%E7%AD%BERPC%E6%8E%A5%E5%8F%A3%20%E5%8A%A0%E7%AD%BE%E6%95%B0%E6%8D%AE%E4%B8%BA%E7%A9%BA',
    );
    assert.equal(reply.headers.tips, reply.headers.memo);
    assert.equal(reply.headers['content-length'], '0');
    const explanation = JSON.parse(decodeURIComponent(String(reply.headers['x-mgs-mock-explanation'])));
    assert.deepEqual(Object.keys(explanation), ['code', 'hypothesis', 'expected', 'received']);
  });

  it('tells a listener what it answered, and nothing of what was sent', async () => {
    await post(GOOD);
    await post('[{"userName":"alice","password":7}]');
    assert.deepEqual(
      events.map(event => event.kind === 'answered' && [event.operationType, event.code]),
      [
        [LOGIN, 1000],
        [LOGIN, 3002],
      ],
    );
    assert.ok(!JSON.stringify(events).includes('alice') && !JSON.stringify(events).includes(SECRET));
  });

  it('unpacks gzip, whose content is what is signed', async () => {
    const headers = { ...headersFor(LOGIN, GOOD), 'Content-Encoding': 'gzip' };
    assert.equal((await post(gzipSync(GOOD), headers)).headers['result-status'], '1000');
  });

  it('refuses what unpacks to too much', async () => {
    const headers = { ...headersFor(LOGIN, GOOD), 'Content-Encoding': 'gzip' };
    assert.equal((await post(gzipSync(Buffer.alloc(50_000_000)), headers)).headers['result-status'], '3002');
    await staysAlive();
  });

  it('refuses what is no gzip', async () => {
    const headers = { ...headersFor(LOGIN, GOOD), 'Content-Encoding': 'gzip' };
    assert.equal((await post(GOOD, headers)).headers['result-status'], '3002');
  });

  it('refuses 10 MB and stays', async () => {
    // Ten megabytes take their time on a machine that has much to do.
    await server.close();
    server = await openServer({ port: 0, context, now: () => NOW, listener: event => events.push(event) });
    const body = Buffer.alloc(10_000_000, 0x20);
    const { headers } = await post(body);
    assert.equal(headers['result-status'], '3002');
    assert.match(decodeURIComponent(String(headers['x-mgs-mock-explanation'])), /"received":10000000/);
    await staysAlive();
  });

  for (const [name, body] of [
    ['invalid JSON', '[{"userName":'],
    ['no array', '{"userName":"alice"}'],
    ['several elements', '[{},{}]'],
    ['no text', Buffer.from([0xff, 0xfe])],
  ] as const) {
    it(`refuses ${name} and stays`, async () => {
      assert.equal((await post(body)).headers['result-status'], '3002');
      await staysAlive();
    });
  }

  it('answers half a request whose sender ends, and stays', async () => {
    const text = await raw(socket =>
      socket.end('POST /mgw.htm HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n[{"user'),
    );
    assert.match(text, /^HTTP\/1\.1 400 .*\r\nResult-Status: 3002\r\n/s);
    await staysAlive();
  });

  it('answers half a request whose sender waits, and stays', async () => {
    const text = await raw(socket =>
      socket.write('POST /mgw.htm HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n[{"user'),
    );
    assert.match(text, /^HTTP\/1\.1 408 .*\r\nResult-Status: 3002\r\n/s);
    await staysAlive();
  });

  it('answers headers that never end, and stays', async () => {
    const text = await raw(socket => socket.write('POST /mgw.htm HTTP/1.1\r\nHost: localhost\r\nX: '));
    assert.match(text, /^HTTP\/1\.1 408 /);
    await staysAlive();
  });

  it('stays when a sender hangs up in the middle', async () => {
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    await new Promise(resolve =>
      socket.write('POST /mgw.htm HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n[', resolve),
    );
    socket.resetAndDestroy();
    await once(socket, 'close');
    await staysAlive();
  });

  it('answers what is no HTTP, and stays', async () => {
    assert.match(await raw(socket => socket.write('hello\r\n\r\n')), /^HTTP\/1\.1 400 .*Result-Status: 3002/s);
    await staysAlive();
  });

  it('answers headers that are too large, and stays', async () => {
    const text = await raw(socket => socket.write(`POST /mgw.htm HTTP/1.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`));
    assert.match(text, /^HTTP\/1\.1 431 /);
    await staysAlive();
  });

  for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:8680', '192.168.1.2']) {
    it(`does not answer to the name ${JSON.stringify(host)}`, async () => {
      const reply = await send('POST', { ...headersFor(LOGIN, GOOD), Host: host }, GOOD);
      assert.equal(reply.headers['result-status'], undefined);
      assert.ok(reply.status === 403 || reply.status === 400, String(reply.status));
    });
  }

  it('does not answer to no name', async () => {
    assert.match(await raw(socket => socket.write('POST /mgw.htm HTTP/1.1\r\n\r\n')), /^HTTP\/1\.1 400 /);
    assert.match(await raw(socket => socket.write('POST /mgw.htm HTTP/1.0\r\n\r\n')), /^HTTP\/1\.1 403 /);
  });

  for (const host of ['localhost', 'LOCALHOST:1', '127.0.0.1:8680', '[::1]:8680']) {
    it(`answers to the name ${host}`, async () => {
      const reply = await send('POST', { ...headersFor(LOGIN, GOOD), Host: host }, GOOD);
      assert.equal(reply.headers['result-status'], '1000');
    });
  }

  it('is at one path only, and takes POST only', async () => {
    assert.equal((await send('POST', {}, '', '/other')).status, 404);
    assert.equal((await send('POST', {}, '', '/mgw.htm/../x')).status, 404);
    const { status, headers } = await send('GET', {});
    assert.deepEqual([status, headers.allow], [405, 'POST, OPTIONS']);
    assert.equal((await send('POST', headersFor(LOGIN, GOOD), GOOD, '/mgw.htm?x=1')).headers['result-status'], '1000');
  });

  it('lets a page of this machine call: 8002', async () => {
    const { status, headers } = await send('OPTIONS', {
      Origin: 'http://localhost:5173',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'appid, operation-type,sign,x-cors-84efa9a281942-default',
    });
    assert.equal(status, 200);
    assert.equal(headers['result-status'], '8002');
    assert.equal(headers['access-control-allow-origin'], 'http://localhost:5173');
    assert.equal(headers['access-control-allow-headers'], 'appid, operation-type, sign, x-cors-84efa9a281942-default');
    assert.match(String(headers['access-control-allow-methods']), /POST/);
  });

  it('lets a page of this machine read the answer', async () => {
    const { headers } = await post(GOOD, { ...headersFor(LOGIN, GOOD), Origin: 'http://127.0.0.1:8080' });
    assert.equal(headers['access-control-allow-origin'], 'http://127.0.0.1:8080');
    assert.match(String(headers['access-control-expose-headers']), /Result-Status.*X-Mgs-Mock-Explanation/);
  });

  for (const origin of [
    'https://evil.example',
    'null',
    'http://localhost.evil.example',
    'http://notlocalhost',
    'file://',
  ]) {
    it(`lets no page of ${origin} call or read`, async () => {
      const preflight = await send('OPTIONS', { Origin: origin, 'Access-Control-Request-Method': 'POST' });
      assert.equal(preflight.headers['result-status'], '8002');
      const answered = await post(GOOD, { ...headersFor(LOGIN, GOOD), Origin: origin });
      for (const { headers } of [preflight, answered]) assert.equal(headers['access-control-allow-origin'], undefined);
    });
  }

  it('says how it is to who has the token', async () => {
    await post(GOOD);
    const reply = await send('GET', { Authorization: `Bearer ${server.adminToken}` }, '', '/_mpaas/status');
    const status = JSON.parse(reply.body);
    assert.deepEqual([status.operations, status.requests, status.codes], [6, 1, { 1000: 1 }]);
  });

  for (const [name, headers] of [
    ['without token', {}],
    ['with another token', { Authorization: `Bearer ${'0'.repeat(64)}` }],
    ['with no bearer token', { Authorization: 'Basic x' }],
  ] as const) {
    it(`says nothing ${name}`, async () => {
      assert.equal((await send('GET', { ...headers }, '', '/_mpaas/status')).status, 401);
      assert.equal((await send('POST', { ...headers }, '', '/_mpaas/stop')).status, 401);
      await staysAlive();
    });
  }

  it('says nothing to a page, even with the token', async () => {
    const headers = { Authorization: `Bearer ${server.adminToken}`, Origin: 'http://localhost:3000' };
    assert.equal((await send('GET', headers, '', '/_mpaas/status')).status, 401);
  });

  it('stops when it is told to', async () => {
    const reply = await send('POST', { Authorization: `Bearer ${server.adminToken}` }, '', '/_mpaas/stop');
    assert.equal(reply.status, 200);
    await server.closed;
    await assert.rejects(post(GOOD), /ECONNREFUSED/);
  });

  it('ends connections that are kept alive when it stops', async () => {
    const agent = new Agent({ keepAlive: true });
    const outgoing = request(server.url, { agent, method: 'POST', headers: headersFor(LOGIN, GOOD) });
    outgoing.end(GOOD);
    const [incoming] = await once(outgoing, 'response');
    await once(incoming.resume(), 'end');
    const start = performance.now();
    await server.close();
    assert.ok(performance.now() - start < 250);
    agent.destroy();
  });

  it('ends connections that wait in the middle of a request when it stops', async () => {
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.on('error', () => undefined).write('POST /mgw.htm HTTP/1.1\r\n');
    await Promise.all([once(socket, 'close'), server.close()]);
  });

  it('listens on 127.0.0.1 and says when the port is in use', async () => {
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+\/mgw\.htm$/);
    await assert.rejects(openServer({ port: server.port, context, listener: () => undefined }), (error: unknown) => {
      assert.ok(error instanceof GatewayStartError);
      assert.equal(error.code, 'port-in-use');
      assert.match(error.message, new RegExp(`Port ${server.port} is in use\\. .*--port; 0 picks`));
      return true;
    });
    await staysAlive();
  });

  it('says when a port is in use by another program', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await assert.rejects(openServer({ port, context, listener: () => undefined }), GatewayStartError);
    await new Promise(resolve => other.close(resolve));
  });

  it('answers 5000 for a defect of its own, tells the listener, and stays', async () => {
    let isBroken = true;
    const broken = await openServer({
      port: 0,
      now: () => NOW,
      listener: event => events.push(event),
      context() {
        if (isBroken) throw new Error('a defect');
        return context();
      },
    });
    const first = await fetch(broken.url, { method: 'POST', headers: headersFor(LOGIN, GOOD), body: GOOD });
    assert.equal(first.headers.get('result-status'), '5000');
    assert.ok(events.some(event => event.kind === 'failed' && event.message.includes('a defect')));
    isBroken = false;
    const second = await fetch(broken.url, { method: 'POST', headers: headersFor(LOGIN, GOOD), body: GOOD });
    assert.equal(second.headers.get('result-status'), '1000');
    await broken.close();
  });

  it('accepts what a few lines of shell sign with openssl', async function () {
    if (process.platform === 'win32') this.skip();
    const script = `
      content="Operation-Type=$OP&Request-Data=$(printf %s "$BODY" | openssl base64 -A)&Ts=$TS"
      sign=$(printf %s "$SECRET&$content" | openssl dgst -md5 -r | cut -d' ' -f1)
      exec 3<>/dev/tcp/127.0.0.1/$PORT
      printf 'POST /mgw.htm HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\nAppId: 84EFA9A281942\\r\\nWorkspaceId: default\\r\\nVersion: 2\\r\\nOperation-Type: %s\\r\\nTs: %s\\r\\nSign: %s\\r\\nContent-Length: %s\\r\\n\\r\\n%s' "$OP" "$TS" "$sign" "\${#BODY}" "$BODY" >&3
      cat <&3`;
    const env = { ...process.env, OP: LOGIN, BODY: GOOD, TS: 'NI7Re00', SECRET, PORT: String(server.port) };
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { env });
    assert.match(stdout, /^HTTP\/1\.1 200 OK\r\n.*Result-Status: 1000\r\n/s);
  });
});
