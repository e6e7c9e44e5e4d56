import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Backend, createBackend } from '../../../server/src/gateway/backend.ts';
import { backendSigner } from '../../../server/src/gateway/backend-signature/backend-signer.ts';
import { type HeaderRules, headerRules } from '../../../server/src/gateway/header-rules.ts';
import type { JournalBackendCall } from '../../../server/src/gateway/journal/present-backend-call.ts';
import { type GatewayServer, openServer } from '../../../server/src/gateway/server.ts';
import type { Settings } from '../../../server/src/gateway/settings.ts';
import { readHar } from '../../../server/src/logs/har/read-har.ts';
import { http, model, operation } from './operations.ts';
import { context, headersFor, object } from './shop.ts';

const SALT = 'the salt that nobody may see';
const SECRETS = ['hunter22', 'SID-123456', SALT, 'value-of-the-config'];
const ORDER = 'com.example.order.create';
const FIND = 'com.example.user.find';
const FORM = 'com.example.login.form';
const RESET = 'com.example.reset';
const AUTHORIZER = 'com.example.authorize';

const text = { kind: 'string' } as const;
const argument = (...names: string[]) => ({
  name: 'request',
  type: object(Object.fromEntries(names.map(name => [name, text]))),
  optional: false,
});

const CONTRACT = model([
  operation(ORDER, { request: argument('id', 'password'), http: http('POST /users/{id}/orders'), timeoutMs: 300 }),
  operation(FIND, { request: argument('id', 'password'), http: http('GET /users/{id}') }),
  operation(FORM, { request: argument('name', 'password'), http: { ...http('POST /login'), form: true } }),
  operation(RESET, { request: argument('resetToken', 'kind'), http: http('DELETE /reset/{resetToken}/{kind}') }),
  operation(AUTHORIZER, { request: { name: 'request', type: { kind: 'unknown' }, optional: false } }),
]);

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

describe('calls of the backend in the journal', () => {
  let server: Server;
  let handle: Handler;
  let backend: Backend;
  let gateway: GatewayServer;
  let changes: Partial<Settings>;
  let rules: HeaderRules;
  /** What the gateway says of requests as they come. */
  let told: string[];

  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  before(async () => {
    process.env.MPAAS_TEST_VALUE = 'value-of-the-config';
    rules = await headerRules({ add: { 'X-Tenant': { env: 'MPAAS_TEST_VALUE' }, 'X-Shop': 'shop' } }, '.');
    process.env.MPAAS_TEST_VALUE = SALT;
  });

  after(() => {
    delete process.env.MPAAS_TEST_VALUE;
  });

  beforeEach(async () => {
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      handle(request, response, Buffer.concat(chunks).toString());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    backend = createBackend(origin());
    told = [];
    const signature = { algorithm: 'md5', key: 'k1', salt: { env: 'MPAAS_TEST_VALUE' } } as const;
    changes = { auth: 'off', backendHeaders: rules, backendSigner: await backendSigner(signature, '.') };
    gateway = await openServer({
      port: 0,
      context: () => ({ ...context(changes, CONTRACT), backend }),
      listener: event => told.push(JSON.stringify(event)),
    });
  });

  afterEach(async () => {
    await gateway.close();
    backend.close();
    server.close();
    server.closeAllConnections();
  });

  const ask = async (path: string) =>
    (await fetch(`${gateway.adminUrl}/${path}`, { headers: { Authorization: `Bearer ${gateway.adminToken}` } })).text();
  // biome-ignore lint/suspicious/noExplicitAny: whatever the gateway answers is looked into
  const json = async (path: string): Promise<any> => JSON.parse(await ask(path));

  async function call(operationType: string, request: unknown, headers: Record<string, string> = {}) {
    const body = JSON.stringify([request]);
    const all = { ...headersFor(operationType, body, { ts: String(Date.now()) }), ...headers };
    await (await fetch(gateway.url, { method: 'POST', headers: all, body })).text();
  }

  /** The calls of the last entry, and that nothing of all entries tells a secret. */
  async function calls(): Promise<JournalBackendCall[]> {
    const { entries } = await json('journal');
    const entry = await json(`journal/${entries.at(-1).id}`);
    for (const path of ['journal', `journal/${entry.id}`, 'journal/har']) tellsNoSecret(await ask(path));
    tellsNoSecret(told.join('\n'));
    return entry.backend;
  }

  function tellsNoSecret(shown: string) {
    const decoded = decodeURIComponent(shown.replaceAll(/%(?![0-9A-F]{2})/gi, '%25'));
    for (const secret of SECRETS) assert.ok(!decoded.includes(secret), `${secret} in ${decoded}`);
  }

  const lines = ({ headers }: { headers: [string, string][] }) => headers.map(pair => pair.join(': '));

  it('have what was sent and what came back', async () => {
    handle = (_, response) => {
      response.writeHead(201, ['Content-Type', 'application/json', 'X-Trace', 'a', 'Set-Cookie', 'SID=SID-123456']);
      response.end('{"id":"7","accessToken":"hunter22"}');
    };
    const started = Date.now();
    await call(ORDER, { id: 'u1', password: 'hunter22' }, { Cookie: 'SID=SID-123456', 'X-Own': 'mine' });
    const [shown, ...others] = await calls();
    assert.ok(shown?.answer);
    assert.deepEqual(others, []);
    assert.ok(shown.ms > 0 && Date.parse(shown.at) >= started && Date.parse(shown.at) <= Date.now());
    const { method, url, body } = shown.request;
    assert.deepEqual([method, url, body], ['POST', `${origin()}/users/u1/orders`, '{"password":"[redacted]"}']);
    const sent = lines(shown.request);
    for (const line of [
      'Cookie: [redacted]',
      'x-own: mine',
      'X-Tenant: [redacted]',
      'X-Shop: shop',
      'Content-Type: application/json',
      'X-Mgs-Proxy-Signature-Secret-Key: k1',
      'X-Mgs-Proxy-Signature: [redacted]',
    ]) {
      assert.ok(sent.map(each => each.toLowerCase()).includes(line.toLowerCase()), `${line} in ${sent}`);
    }
    assert.equal(shown.answer.status, 201);
    assert.deepEqual(lines(shown.answer).slice(0, 3), [
      'Content-Type: application/json',
      'X-Trace: a',
      'Set-Cookie: [redacted]',
    ]);
    assert.equal(shown.answer.body, '{"id":"7","accessToken":"[redacted]"}');
    assert.deepEqual([shown.attempts, shown.failure, shown.request.isCut], [1, undefined, undefined]);
  });

  it('are without secrets of a query', async () => {
    handle = (_, response) => response.writeHead(302, { Location: '/login?a=1&token=hunter22' }).end();
    await call(FIND, { id: 'u1', password: 'hunter22' });
    const [shown] = await calls();
    assert.equal(shown?.request.url, `${origin()}/users/u1?password=%5Bredacted%5D`);
    assert.deepEqual(
      shown?.answer?.headers.find(([name]) => name === 'Location'),
      ['Location', '/login?a=1&token=%5Bredacted%5D'],
    );
  });

  it('are without secrets of a path', async () => {
    handle = (_, response) => response.writeHead(500).end();
    await call(RESET, { resetToken: 'hunter22', kind: 'mail' });
    const [shown] = await calls();
    assert.equal(shown?.request.url, `${origin()}/reset/%5Bredacted%5D/mail`);
    assert.match((await json('journal/1')).explanation.hypothesis, /DELETE \/reset\/%5Bredacted%5D\/mail/);
  });

  it('are without secrets of a form', async () => {
    handle = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/x-www-form-urlencoded' });
      response.end('a=b&token=hunter22');
    };
    await call(FORM, { name: 'alice', password: 'hunter22' });
    const [shown] = await calls();
    assert.equal(shown?.request.body, 'name=alice&password=%5Bredacted%5D');
    assert.equal(shown?.answer?.body, 'a=b&token=%5Bredacted%5D');
  });

  for (const status of [200, 403]) {
    it(`are without what a backend that answers ${status} repeats of them`, async () => {
      let signature = '';
      handle = ({ headers }, response) => {
        signature = String(headers['x-mgs-proxy-signature']);
        response.writeHead(status, { 'X-Seen': signature }).end(JSON.stringify([signature, headers['x-tenant']]));
      };
      await call(ORDER, { id: 'u1', password: 'hunter22' });
      await calls();
      assert.match(signature, /^[0-9a-f]{32}$/);
      for (const path of ['journal/1', 'journal/har']) assert.ok(!(await ask(path)).includes(signature), path);
    });
  }

  it('are without secrets of answers that are no JSON', async () => {
    handle = (_, response) => response.writeHead(500).end('at login(password=hunter22)');
    await call(ORDER, { id: 'u1', password: '' });
    const [shown] = await calls();
    assert.equal(shown?.answer?.body, '[redacted]');
    assert.deepEqual((await json('journal/1')).explanation.received, { status: 500, body: '[redacted]' });
  });

  it('are the authorizer’s, too, without what identifies the caller', async () => {
    changes.authorization = {
      operations: [ORDER],
      identity: [{ cookie: 'SID' }],
      authorizer: AUTHORIZER,
      principalHeader: 'X-Principal',
    };
    handle = ({ url }, response) =>
      response.end(url === `/${AUTHORIZER}` ? '{"principal":{"name":"a","token":"hunter22"}}' : '{}');
    await call(ORDER, { id: 'u1', password: 'hunter22' }, { Cookie: 'a=1; SID=SID-123456' });
    const [authorizer, order] = await calls();
    assert.equal(authorizer?.request.url, `${origin()}/${AUTHORIZER}`);
    assert.equal(authorizer?.request.body, '{"context":{"SID":"[redacted]"}}');
    assert.equal(order?.request.url, `${origin()}/users/u1/orders`);
    assert.ok(lines(order?.request ?? assert.fail()).includes('X-Principal: [redacted]'));
    handle = (_, response) => response.end('false');
    await call(ORDER, { id: 'u1', password: 'hunter22' }, { Cookie: 'SID=SID-123456' });
    assert.deepEqual(
      (await calls()).map(({ request }) => request.url),
      [`${origin()}/${AUTHORIZER}`],
    );
  });

  it('say why no answer came: 4001', async () => {
    handle = () => undefined;
    await call(ORDER, { id: 'u1', password: 'hunter22' });
    const [shown] = await calls();
    assert.equal(shown?.answer, undefined);
    assert.equal(shown?.failure?.code, 4001);
    assert.match(shown.failure.message, /within 300 ms/);
    assert.ok(shown.ms >= 299);
  });

  it('say why no answer came: 4002', async () => {
    const address = origin();
    server.close();
    await call(FIND, { id: 'u1', password: 'hunter22' });
    const {
      explanation,
      backend: [shown],
    } = await json('journal/1');
    assert.deepEqual([shown.answer, shown.failure.code], [undefined, 4002]);
    assert.match(shown.failure.message, /ECONNREFUSED/);
    assert.equal(explanation.expected, `GET ${address}/users/u1?password=%5Bredacted%5D`);
    tellsNoSecret(told.join('\n') + (await ask('journal')));
  });

  it('count how often they were sent', async () => {
    const used = new WeakSet<object>();
    handle = ({ socket }, response) => {
      if (used.has(socket)) socket.resetAndDestroy();
      else response.end('{}');
      used.add(socket);
    };
    const attempts = [];
    for (let count = 0; count < 2; count++) {
      await call(FIND, { id: 'u1', password: '' });
      attempts.push((await calls())[0]?.attempts);
    }
    assert.deepEqual(attempts, [1, 2]);
  });

  it('have the start of large bodies', async () => {
    handle = (_, response) => response.end(`"${'y'.repeat(100_000)}"`);
    await call(ORDER, { id: 'x'.repeat(100), password: '', more: 'x'.repeat(100_000) });
    const [shown] = await calls();
    assert.deepEqual([shown?.request.isCut, shown?.answer?.isCut], [true, true]);
    assert.equal(shown?.answer?.body.length, 65_536);
    // The start of JSON cannot be looked into, and there is a password in it.
    assert.equal(shown?.request.body, '[redacted]');
  });

  it('are none where the backend was not asked', async () => {
    handle = () => assert.fail('asked');
    await call('com.example.unknown', {});
    await call(RESET, { resetToken: '..', kind: 'mail' });
    for (const id of [1, 2]) assert.ok(!('backend' in (await json(`journal/${id}`))), String(id));
  });

  it('are entries of a HAR file behind those that they were made for', async () => {
    handle = (_, response) => response.writeHead(409, { 'Result-Status': '6666' }).end('{"error":"sold out"}');
    await call(FIND, { id: 'u1', password: 'hunter22' });
    handle = () => undefined;
    await call(ORDER, { id: 'u1', password: 'hunter22' });
    const text = await ask('journal/har');
    tellsNoSecret(text);
    const { entries } = JSON.parse(text).log;
    const [first, second, third, fourth] = entries;
    assert.equal(entries.length, 4);
    assert.equal(second.request.url, `${origin()}/users/u1?password=%5Bredacted%5D`);
    assert.deepEqual(second.request.queryString, [{ name: 'password', value: '[redacted]' }]);
    assert.deepEqual([second.response.status, second.response.statusText], [409, 'Conflict']);
    assert.equal(second.response.content.text, '{"error":"sold out"}');
    assert.equal(second._backendOf, first._traceId);
    assert.equal(second.comment, `Call of the backend for ${FIND}, trace id ${first._traceId}`);
    assert.equal(third._resultStatus, 4001);
    assert.deepEqual([fourth.response.status, fourth._failure.code, fourth._attempts], [0, 4001, 1]);
    assert.deepEqual(fourth.request.postData, { mimeType: 'application/json', text: '{"password":"[redacted]"}' });
    // What the gateway was told is no answer of a gateway.
    assert.deepEqual(
      readHar(text).map(({ code }) => code),
      [6666, 4001],
    );
  });
});
