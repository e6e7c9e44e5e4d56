import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Json } from '../../../server/src/contracts/model.ts';
import { type AnswerContext, answer } from '../../../server/src/gateway/answer.ts';
import { createBackend } from '../../../server/src/gateway/backend.ts';
import { describeEvent } from '../../../server/src/gateway/describe-event.ts';
import type { GatewayEvent } from '../../../server/src/gateway/events.ts';
import { Mocks } from '../../../server/src/gateway/mock/mocks.ts';
import { readHeaders } from '../../../server/src/gateway/request-headers.ts';
import { context, headersFor, LOGIN } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FIND = 'com.example.shop.find';
const PING = 'com.example.shop.ping';

describe('the recorder', () => {
  const folder = temporaryFolder();
  let server: Server;
  let gateway: AnswerContext;
  let events: GatewayEvent[];
  let reply: (url: string) => { status?: number; headers?: Record<string, string>; body: string };

  const mocks = () => path.join(folder(), 'mocks');
  const recorded = (operationType: string) => path.join(mocks(), 'recorded', `${operationType}.json`);
  const read = async (file: string) => JSON.parse(await readFile(file, 'utf8')) as { cases: Json[]; otherwise?: Json };
  const said = () => events.map(describeEvent).map(({ level, text }) => `${level}: ${text}`);

  beforeEach(async () => {
    let count = 0;
    reply = url => ({ body: JSON.stringify(`${url} ${++count}`) });
    server = createServer(({ url = '' }, response) => {
      const { status = 200, headers, body } = reply(url);
      response.writeHead(status, { 'Set-Cookie': 'sid=cookie-of-the-backend', ...headers }).end(body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    events = [];
    const listener = (event: GatewayEvent) => void events.push(event);
    const backend = createBackend(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    gateway = { ...context({ auth: 'off' }), backend, mocks: new Mocks({ folder: mocks(), root: folder(), listener }) };
  });
  afterEach(async () => {
    gateway.backend?.close();
    server.close();
    await gateway.mocks.close();
  });

  async function call(operationType: string, request?: Json, headers: Record<string, string> = {}): Promise<string> {
    const body = JSON.stringify(request === undefined ? [] : [request]);
    const rawHeaders = Object.entries({ ...headersFor(operationType, body), ...headers }).flat();
    const arrived = { ...readHeaders(rawHeaders), rawHeaders, body: { bytes: Buffer.from(body) } };
    const answered = await answer(arrived, gateway, Date.now());
    return `${answered.code} ${answered.body}`;
  }

  it('writes what the backend answers, one case for each request, the newest', async () => {
    await gateway.mocks.setRecording(true);
    await call(FIND, { id: '1', page: 1 });
    await call(FIND, { id: '2', page: 1 });
    await call(FIND, { page: 1, id: '1' });
    await call(PING);
    await gateway.mocks.setRecording(false);
    assert.deepEqual(await read(recorded(FIND)), {
      cases: [
        { request: { id: '2', page: 1 }, match: 'whole', resultStatus: 1000, result: '/users/2?page=1 2' },
        { request: { page: 1, id: '1' }, match: 'whole', resultStatus: 1000, result: '/users/1?page=1 3' },
      ],
    });
    assert.deepEqual(await read(recorded(PING)), {
      cases: [{ match: 'whole', resultStatus: 1000, result: `/${PING} 4` }],
    });
    assert.deepEqual(said(), []);
  });

  it('is answered from without the backend, and by it what was not recorded', async () => {
    await gateway.mocks.setRecording(true);
    await call(FIND, { id: '1', page: 1 });
    await gateway.mocks.setRecording(false);
    gateway.mocks.setScenario('recorded');
    assert.equal(await call(FIND, { page: 1, id: '1' }), '1000 "/users/1?page=1 1"');
    assert.equal(await call(FIND, { id: '2', page: 1 }), '1000 "/users/2?page=1 2"');
    assert.equal((await read(recorded(FIND))).cases.length, 1);
  });

  it('writes neither headers nor cookies nor secrets, and its cases fit all the same', async () => {
    reply = () => ({ body: '{"id":"1","fullName":"Ann","email":"a@b","sessionToken":"token-of-the-backend"}' });
    await gateway.mocks.setRecording(true);
    const login = { userName: 'alice', password: 'correct horse' };
    await call(LOGIN, login, { Cookie: 'sid=cookie-of-the-client', Authorization: 'Bearer of-the-client' });
    await gateway.mocks.setRecording(false);
    const text = await readFile(recorded(LOGIN), 'utf8');
    assert.doesNotMatch(text, /cookie|Bearer|of-the|horse|Sign|Ts/);
    assert.match(text, /"password": "\*{13}"/);
    assert.match(text, /"sessionToken": "\*{20}"/);
    gateway.mocks.setScenario('recorded');
    server.close();
    assert.equal(
      await call(LOGIN, login),
      '1000 {"id":"1","fullName":"Ann","email":"a@b","sessionToken":"********************"}',
    );
  });

  it('writes the codes that the backend gives itself', async () => {
    reply = () => ({ status: 500, headers: { 'Result-Status': '6666', Tips: encodeURIComponent('没有') }, body: '' });
    await gateway.mocks.setRecording(true);
    assert.equal(await call(PING), '6666 ');
    await gateway.mocks.setRecording(false);
    assert.deepEqual(await read(recorded(PING)), { cases: [{ match: 'whole', resultStatus: 6666, tips: '没有' }] });
  });

  it('writes no failed calls', async () => {
    reply = () => ({ status: 500, body: 'no' });
    await gateway.mocks.setRecording(true);
    assert.equal(await call(PING), '4002 ');
    await gateway.mocks.setRecording(false);
    assert.deepEqual(await readdir(path.join(mocks(), 'recorded')), []);
  });

  it('writes nothing that mocks answer', async () => {
    await mkdir(mocks());
    await writeFile(path.join(mocks(), `${PING}.json`), '{"resultStatus":1000,"result":1}');
    await gateway.mocks.setRecording(true);
    assert.equal(await call(PING), '1000 1');
    await gateway.mocks.setRecording(false);
    assert.deepEqual(await readdir(path.join(mocks(), 'recorded')), []);
  });

  it('keeps the newest hundred of an operation', async () => {
    await gateway.mocks.setRecording(true);
    for (let page = 0; page < 130; page++) await call(FIND, { id: '1', page });
    await gateway.mocks.setRecording(false);
    const pages = (await read(recorded(FIND))).cases.map(each => (each as { request: { page: number } }).request.page);
    assert.deepEqual(
      pages,
      Array.from({ length: 100 }, (_, index) => index + 30),
    );
  });

  it('keeps what a mock can be of large answers, and says what is larger', async () => {
    let size = 300_000;
    reply = () => ({ body: JSON.stringify('x'.repeat(size)) });
    await gateway.mocks.setRecording(true);
    for (let page = 0; page < 20; page++) await call(FIND, { id: '1', page });
    size = 5_000_000;
    await call(PING);
    await call(PING);
    await gateway.mocks.setRecording(false);
    const { cases } = await read(recorded(FIND));
    assert.ok(cases.length >= 8 && cases.length <= 13, String(cases.length));
    assert.equal((cases.at(-1) as { request: { page: number } }).request.page, 19);
    assert.deepEqual(said(), [`error: ${PING} is not recorded: it is larger than 4194304 bytes.`]);
  });

  it('says what is nested too deep', async () => {
    reply = () => ({ body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` });
    await gateway.mocks.setRecording(true);
    await call(LOGIN, { userName: 'alice', password: '' });
    await gateway.mocks.setRecording(false);
    assert.deepEqual(said(), [`error: ${LOGIN} is not recorded: it is nested deeper than 200 levels.`]);
  });

  it('leaves a file alone that it cannot read, and says so once', async () => {
    await mkdir(path.join(mocks(), 'recorded'), { recursive: true });
    await writeFile(recorded(PING), '{ "cases": [');
    await gateway.mocks.setRecording(true);
    await call(PING);
    await gateway.mocks.setRecording(false);
    assert.equal(await readFile(recorded(PING), 'utf8'), '{ "cases": [');
    assert.match(
      said().join(),
      /^error: com\.example\.shop\.ping is not recorded: it is not valid JSON: \w+ at character 12\.$/,
    );
  });

  it('says that its folder cannot be made', async () => {
    await writeFile(mocks(), '');
    await gateway.mocks.setRecording(true);
    await call(PING);
    await gateway.mocks.setRecording(false);
    assert.match(
      said().join('\n'),
      /^error: .*recorded is not recorded: .*\nerror: com\.example\.shop\.ping is not recorded: /,
    );
  });

  it('leaves by hand what is there by hand', async () => {
    await mkdir(path.join(mocks(), 'recorded'), { recursive: true });
    const own = { request: { id: '1' }, resultStatus: 1002 };
    await writeFile(recorded(FIND), JSON.stringify({ cases: [own], otherwise: { resultStatus: 1002 } }));
    await gateway.mocks.setRecording(true);
    await call(FIND, { id: '1', page: 1 });
    await gateway.mocks.setRecording(false);
    const { cases, otherwise } = await read(recorded(FIND));
    assert.deepEqual([cases[0], cases.length, otherwise], [own, 2, { resultStatus: 1002 }]);
  });

  it('removes what a gateway that was killed had begun, when it is old', async () => {
    const [old, young, other] = ['.a.json.0123456789ab.tmp', '.b.json.0123456789ab.tmp', 'c.json'];
    await mkdir(path.join(mocks(), 'recorded'), { recursive: true });
    for (const name of [old, young, other]) await writeFile(path.join(mocks(), 'recorded', name ?? ''), '{');
    const hourAgo = new Date(Date.now() - 3_600_000);
    for (const name of [old, other]) await utimes(path.join(mocks(), 'recorded', name ?? ''), hourAgo, hourAgo);
    await gateway.mocks.setRecording(true);
    await gateway.mocks.setRecording(false);
    assert.deepEqual(await readdir(path.join(mocks(), 'recorded')), [young, other]);
  });

  it('is whole whenever it is looked at', async () => {
    await gateway.mocks.setRecording(true);
    const calls = Array.from({ length: 200 }, (_, page) => call(FIND, { id: '1', page }));
    let isDone = false;
    const all = Promise.all(calls).then(() => {
      isDone = true;
    });
    let looks = 0;
    while (!isDone) {
      const text = await readFile(recorded(FIND), 'utf8').catch(() => '{}');
      JSON.parse(text);
      looks++;
    }
    await all;
    await gateway.mocks.setRecording(false);
    assert.ok(looks > 1);
    assert.equal((await read(recorded(FIND))).cases.length, 100);
  });

  describe('saves one answer', () => {
    const save = (request: Json | undefined, scenario?: string) =>
      gateway.mocks.saveMock(
        PING,
        request,
        { code: 1000, tips: 'ok', body: '{"a":1}' },
        { ...(scenario && { scenario }) },
      );
    const saved = (request: Json) => ({ request, match: 'whole', resultStatus: 1000, tips: 'ok', result: { a: 1 } });
    const file = () => path.join(mocks(), `${PING}.json`);

    it('as a mock for its request', async () => {
      assert.equal(await save({ q: 1 }), file());
      assert.deepEqual(await read(file()), { cases: [saved({ q: 1 })] });
    });

    it('in a scenario, which is made', async () => {
      assert.equal(await save({ q: 1 }, 'sold-out'), path.join(mocks(), 'sold-out', `${PING}.json`));
      assert.deepEqual(gateway.mocks.scenarios(), ['sold-out']);
    });

    it('with its code and texts when it was refused', async () => {
      await gateway.mocks.saveMock(PING, undefined, { code: 1002, tips: 'busy', memo: 'm', body: '' });
      assert.deepEqual(await read(file()), {
        cases: [{ match: 'whole', resultStatus: 1002, tips: 'busy', memo: 'm' }],
      });
      assert.equal(await call(PING), '1002 ');
    });

    it('beside what was there', async () => {
      await mkdir(mocks());
      const before = { sequence: [{ resultStatus: 1002 }] };
      await writeFile(file(), JSON.stringify(before));
      await save({ q: 1 });
      await save({ q: 2 });
      await save({ q: 1 });
      assert.deepEqual(await read(file()), { cases: [saved({ q: 2 }), saved({ q: 1 })], otherwise: before });
    });

    it('not over what is malformed', async () => {
      await mkdir(mocks());
      await writeFile(file(), '{}');
      await assert.rejects(save({ q: 1 }), { message: 'it has no number called resultStatus' });
      assert.equal(await readFile(file(), 'utf8'), '{}');
    });
  });
});
