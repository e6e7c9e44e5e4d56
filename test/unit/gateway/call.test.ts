import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CallOptions, callGateway } from '../../../server/src/gateway/call.ts';
import { CallError } from '../../../server/src/gateway/call-error.ts';
import { type GatewayServer, openServer } from '../../../server/src/gateway/server.ts';
import { context, LOGIN, NOW, SECRET } from './shop.ts';

const own = context();
const find = (operationType: string) => {
  const found = own.contract.operations.get(operationType)?.operation;
  assert.ok(found);
  return found;
};

const call = (url: string, changes: Partial<CallOptions> = {}) =>
  callGateway({
    url,
    appId: '84EFA9A281942',
    workspaceId: 'default',
    operation: find(LOGIN),
    request: { userName: 'alice', password: 'x' },
    secret: SECRET,
    now: () => NOW,
    ...changes,
  });

describe('a call', () => {
  let server: GatewayServer;
  before(async () => {
    server = await openServer({ port: 0, context: () => own, now: () => NOW, listener: () => undefined });
  });
  after(() => server.close());

  for (const signType of ['md5', 'hmac-sha1'] as const) {
    for (const notation of ['decimal', 'base64'] as const) {
      it(`is signed with ${signType} and ${notation} Ts`, async () => {
        assert.equal((await call(server.url, { signType, notation })).resultStatus, 1000);
      });
    }
  }

  it('reads what the gateway answers', async () => {
    const result = await call(server.url);
    assert.deepEqual(Object.keys(result.body as object), ['id', 'fullName', 'email']);
    assert.match(result.traceId, /^7f0000011600000000000/);
    assert.ok(result.ms > 0);
    assert.equal(result.memo, '操作成功');
    assert.equal(result.explanation, undefined);
  });

  it('reads a refusal with its explanation', async () => {
    const result = await call(server.url, { secret: 'wrong' });
    assert.deepEqual(
      [result.resultStatus, result.memo, result.tips, result.body],
      [7002, '验签失败', '验签失败', null],
    );
    assert.equal((result.explanation as { code: number }).code, 7002);
  });

  it('is not signed without a secret, nor where the contract says so', async () => {
    assert.equal((await call(server.url, { secret: undefined })).resultStatus, 7014);
    const news = find('com.example.shop.news');
    assert.equal((await call(server.url, { operation: news, request: undefined })).resultStatus, 1000);
  });

  it('carries path parameters and body as the contract says', async () => {
    const operation = find('com.example.shop.order');
    assert.equal((await call(server.url, { operation, request: { id: '7', sku: 'a', count: 1 } })).resultStatus, 1000);
  });

  it('takes more headers', async () => {
    assert.equal((await call(server.url, { headers: { 'X-Mgs-Mock-Result': '1002' } })).tips, '顾客太多,客官请稍候');
  });
});

describe('a call without answer of a gateway', () => {
  let other: Server;
  let handle: (request: IncomingMessage, response: ServerResponse) => void;
  before(async () => {
    other = createServer((request, response) => handle(request, response)).listen(0, '127.0.0.1');
    await once(other, 'listening');
  });
  after(done => {
    other.close(done);
    other.closeAllConnections();
  });
  const url = () => `http://127.0.0.1:${(other.address() as AddressInfo).port}/mgw.htm`;

  const fails = (promise: Promise<unknown>, code: CallError['code']) =>
    assert.rejects(promise, (error: unknown) => {
      assert.ok(error instanceof CallError, String(error));
      assert.equal(error.code, code);
      assert.ok(!error.message.includes(SECRET));
      return true;
    });

  it('says that something else answers there', async () => {
    handle = (_, response) => response.writeHead(404).end('no');
    await fails(call(url()), 'no-gateway');
  });

  it('says that an answer is not encrypted where the call is', async () => {
    const sealed = { body: Buffer.from('sealed'), headers: {}, open: async () => undefined };
    const encryption = { seal: async () => sealed };
    handle = (_, response) => response.writeHead(200, { 'Result-Status': '1000' }).end('{}');
    await fails(call(url(), { encryption }), 'not-encrypted');
    handle = (_, response) => response.writeHead(404).end('no');
    await fails(call(url(), { encryption }), 'no-gateway');
  });

  it('says that it took too long', async () => {
    handle = () => undefined;
    await fails(call(url(), { timeoutMs: 30 }), 'timeout');
  });

  it('says that it was cancelled', async () => {
    const controller = new AbortController();
    handle = () => controller.abort();
    await fails(call(url(), { signal: controller.signal }), 'cancelled');
  });

  it('says that nothing listens', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    await new Promise(resolve => gone.close(resolve));
    await fails(call(`http://127.0.0.1:${port}/mgw.htm`), 'unreachable');
  });

  for (const text of ['', 'localhost:8680', 'ftp://localhost/mgw.htm', 'not a url']) {
    it(`says that ${JSON.stringify(text)} is no address`, () => fails(call(text), 'invalid-url'));
  }

  it('reads an answer that is no JSON as text', async () => {
    handle = (_, response) => response.writeHead(200, { 'Result-Status': '1000', Tips: '100%' }).end('plain');
    const { body, tips } = await call(url());
    assert.deepEqual([body, tips], ['plain', '100%']);
  });
});
