import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadTarget } from './emitted.ts';
import { rejection, type ShopClient, type ShopRpc, setScene } from './shop-client.ts';
import { shop } from './shop-model.ts';

interface Received {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

const SECRET = '0123456789abcdef0123456789abcdef';

describe('http-client', function () {
  this.timeout(60_000);
  let client: ShopClient;
  let remove: () => Promise<void>;
  let server: Server;
  let url: string;
  let received: Received[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  before(async () => {
    ({ module: client, remove } = await loadTarget<ShopClient>('http-client', shop));
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk as Buffer);
      }
      const body = Buffer.concat(chunks).toString();
      received.push({ method: request.method, url: request.url, headers: request.headers, body });
      answer(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mgw.htm`;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await remove();
  });
  beforeEach(() => {
    received = [];
    answer = reply('null');
  });

  const reply =
    (body: string, headers: Record<string, string> = { 'Result-Status': '1000' }) =>
    (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, headers).end(body);
    };
  const rpc = (options: object = {}): ShopRpc =>
    client.createRpc({ url, appId: 'APP', workspaceId: 'default', secret: () => SECRET, ...options });
  const first = (): Received => received[0] ?? assert.fail('nothing was received');

  it('posts the request data with the headers of protocol version 2', async () => {
    answer = reply('{"userId":1}');
    const request = { userName: 'a', password: '密码 "' };
    const result = await rpc({ now: () => 1600000000000 }).accountService.login(request, { headers: { Scene: 's' } });
    const { method, url: path, headers, body } = first();
    assert.deepEqual(result, { userId: 1 });
    assert.deepEqual([method, path, JSON.parse(body)], ['POST', '/mgw.htm', [{ _requestBody: request }]]);
    const { 'operation-type': type, appid, workspaceid, version, ts, signtype, scene } = headers;
    assert.deepEqual(
      { type, appid, workspaceid, version, ts, signtype, scene, content: headers['content-type'] },
      {
        type: 'com.example.account.login',
        appid: 'APP',
        workspaceid: 'default',
        version: '2',
        ts: '1600000000000',
        signtype: '0',
        scene: 's',
        content: 'application/json',
      },
    );
  });

  it('sends a header once, however its name is spelled: the later value wins', async () => {
    await rpc({ headers: { 'X-Foo': 'client', Scene: 'client' }, interceptors: [setScene] }).accountService.ping({
      headers: { 'x-foo': 'call', scene: 'call', appid: 'OTHER' },
    });
    const { 'x-foo': foo, scene, appid } = first().headers;
    assert.deepEqual({ foo, scene, appid }, { foo: 'call', scene: 'interceptor', appid: 'OTHER' });
  });

  /** What a signature is made of, put together here without the client's help. */
  const signed = ({ headers, body }: Received): string =>
    `Operation-Type=${headers['operation-type']}&Request-Data=${Buffer.from(body).toString('base64')}&Ts=${headers.ts}`;

  it('signs with MD5', async () => {
    await rpc().orderService.create({ note: '备注'.repeat(20_000) });
    const expected = createHash('md5')
      .update(`${SECRET}&${signed(first())}`)
      .digest('hex');
    assert.equal(first().headers.sign, expected);
  });

  it('signs with HMAC-SHA1, with a secret that takes its time', async () => {
    await rpc({ signType: 'hmac-sha1', secret: async () => SECRET }).orderService.create({ note: '备注' });
    const expected = createHmac('sha1', SECRET).update(signed(first())).digest('hex');
    assert.deepEqual([first().headers.sign, first().headers.signtype], [expected, '1']);
  });

  it('does not sign what needs no signature, or without a secret', async () => {
    await rpc().accountService.ping();
    await rpc({ secret: undefined }).accountService.logout();
    assert.deepEqual(
      received.map(({ headers }) => headers.sign ?? headers.signtype),
      [undefined, undefined],
    );
  });

  it('reads results of every kind, and takes 8001 for success', async () => {
    const { accountService, orderService } = rpc();
    assert.equal(await orderService.get({ id: '1' }), null);
    answer = reply('[]', { 'Result-Status': '8001' });
    assert.deepEqual(await orderService.list(), []);
    answer = reply('pong');
    assert.equal(await accountService.ping(), 'pong');
    answer = reply('"pong"');
    assert.equal(await accountService.ping(), 'pong');
    answer = reply('whatever');
    assert.equal(await accountService.logout(), undefined);
    answer = reply('');
    assert.equal(await orderService.get({ id: '1' }), undefined);
  });

  it('makes exceptions of refusals', async () => {
    const text = encodeURIComponent('验签失败');
    const traceId = '0a1d7667159712140890222728553';
    answer = reply('', { 'Result-Status': '7002', Memo: text, Tips: text, 'Mgw-TraceId': traceId, alert: '1' });
    const seen: unknown[] = [];
    const error = await rejection(rpc({ onException: (shown: unknown) => seen.push(shown) }).accountService.ping());
    assert.ok(error instanceof client.RpcException);
    const { code, memo, tips, operationType, show } = error;
    assert.deepEqual(
      [code, memo, tips, error.traceId, operationType, show],
      [7002, '验签失败', '验签失败', traceId, 'com.example.account.ping', 'toast'],
    );
    assert.deepEqual(seen, [error]);
  });

  it('does not take just any answer for one of the gateway', async () => {
    answer = (_, response) => response.writeHead(502).end('<html>');
    assert.match(String(await rejection(rpc().accountService.ping())), /\[10\] : HTTP 502 without a Result-Status/);
    answer = reply('<html>');
    assert.match(String(await rejection(rpc().accountService.login({}))), /\[10\] : The answer is no JSON/);
  });

  it('sends retryable operations once more when the network fails, and others not', async () => {
    answer = (request, response) => {
      if (received.length % 2 === 1) {
        request.socket.destroy();
      } else {
        reply('[]')(request, response);
      }
    };
    assert.deepEqual(await rpc().orderService.list(), []);
    assert.equal(received.length, 2);
    const error = await rejection(rpc().orderService.create({}));
    assert.match(String(error), /\[10\] : The gateway cannot be reached: /);
    assert.equal(received.length, 3);
  });

  it('does not repeat what the gateway refused', async () => {
    answer = reply('', { 'Result-Status': '4001' });
    await rejection(rpc().orderService.list());
    assert.equal(received.length, 1);
  });

  it('gives up after the timeout', async () => {
    answer = () => undefined;
    const error = await rejection(rpc().orderService.list(undefined, { timeoutMs: 20 }));
    assert.match(String(error), /\[11\] : No answer within 20 ms/);
    assert.equal(error.show, 'toast');
    assert.ok(received.length < 2, 'it is not sent again');
  });

  it('stops when it is aborted, before and after it was sent', async () => {
    const controller = new AbortController();
    answer = () => controller.abort(new Error('changed my mind'));
    const options = { signal: controller.signal };
    const call = () => rejection(rpc({ onException: assert.fail }).orderService.list(undefined, options));
    assert.equal(String(await call()), 'Error: changed my mind');
    assert.equal(String(await call()), 'Error: changed my mind');
    assert.equal(received.length, 1);
  });

  it('uses another fetch', async () => {
    const calls: unknown[] = [];
    const answer_ = new Response('"pong"', { headers: { 'Result-Status': '1000' } });
    const fetch = async (...parameters: unknown[]) => {
      calls.push(parameters[0]);
      return answer_;
    };
    assert.equal(await rpc({ fetch }).accountService.ping(), 'pong');
    assert.deepEqual([calls, received], [[url], []]);
  });

  it('keeps the secret to itself', async () => {
    answer = reply('', { 'Result-Status': '7002' });
    const error = await rejection(rpc().accountService.login({}));
    assert.ok(!JSON.stringify([error, String(error.stack), received]).includes(SECRET));
  });
});
