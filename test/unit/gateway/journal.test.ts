import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { BackendCall } from '../../../server/src/gateway/backend-call.ts';
import { presentEntry } from '../../../server/src/gateway/journal/entry.ts';
import { Journal, type JournalRecord } from '../../../server/src/gateway/journal/journal.ts';
import { redactBody, secretField } from '../../../server/src/gateway/journal/redact.ts';
import { type GatewayServer, openServer } from '../../../server/src/gateway/server.ts';
import type { Settings } from '../../../server/src/gateway/settings.ts';
import { context, headersFor, LOGIN, NOW, SECRET } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const RECORD: JournalRecord = {
  at: NOW,
  ms: 1.5,
  method: 'POST',
  url: '/mgw.htm',
  requestHeaders: [],
  requestBody: Buffer.from('[]'),
  answerHeaders: [],
  answerBody: '',
  operationType: 'com.example.ping',
  code: 1000,
  traceId: '7f000001',
  explanation: undefined,
};

describe('the journal', () => {
  it('keeps the last entries', () => {
    const journal = new Journal({ entries: 3, bytes: 1000 });
    for (let count = 0; count < 5; count++) journal.add(RECORD);
    const ids = (after: number) => journal.after(after).map(({ id }) => id);
    assert.deepEqual([ids(0), ids(4), ids(5)], [[3, 4, 5], [5], []]);
    assert.deepEqual([journal.find(2), journal.find(3)?.id], [undefined, 3]);
  });

  it('keeps no more bytes than it may, but always the newest', () => {
    const journal = new Journal({ entries: 100, bytes: 1000 });
    const add = (length: number) => journal.add({ ...RECORD, answerBody: 'x'.repeat(length) });
    for (const length of [100, 200, 300]) add(length);
    assert.deepEqual(
      journal.after(0).map(({ id }) => id),
      [3],
    );
    add(5000);
    add(1);
    assert.deepEqual(
      journal.after(0).map(({ id }) => id),
      [5],
    );
  });

  it('counts what the backend was sent and answered', () => {
    const journal = new Journal({ entries: 100, bytes: 1000 });
    const call = new BackendCall('http://127.0.0.1:1', { method: 'POST', path: '/', body: 'x'.repeat(300) }, '/');
    call.answered({ status: 200, headers: {}, rawHeaders: [], body: Buffer.alloc(300) });
    for (let count = 0; count < 3; count++) journal.add({ ...RECORD, backendCalls: [call] });
    assert.deepEqual(
      journal.after(0).map(({ id }) => id),
      [3],
    );
  });

  it('keeps the start of a large body', () => {
    const journal = new Journal();
    const requestBody = Buffer.alloc(100_000, 'x');
    journal.add({ ...RECORD, requestBody, answerBody: 'y'.repeat(100_000) });
    const entry = journal.find(1);
    assert.deepEqual([entry?.requestBody?.length, entry?.answerBody.length, entry?.isRequestCut], [65536, 65536, true]);
  });

  it('keeps the start and the end of what an explanation repeats', () => {
    const journal = new Journal();
    const received = { items: Array.from({ length: 100_000 }, () => []), text: 'x'.repeat(100_000) };
    journal.add({ ...RECORD, explanation: { code: 3002, hypothesis: 'It is wrong.', expected: null, received } });
    const explanation = journal.find(1)?.explanation;
    assert.equal(explanation?.hypothesis, 'It is wrong.');
    assert.ok(JSON.stringify(explanation).length <= 32 * 1024);
  });

  it('tells listeners until they have heard enough, and forgets when it is told to', () => {
    const journal = new Journal();
    const heard: number[] = [];
    const end = journal.listen(({ id }) => heard.push(id));
    journal.add(RECORD);
    end();
    journal.add(RECORD);
    assert.deepEqual(heard, [1]);
    journal.clear();
    assert.deepEqual(journal.after(0), []);
    journal.add(RECORD);
    assert.equal(journal.after(0)[0]?.id, 3);
  });
});

describe('what the journal shows', () => {
  const present = (changes: Partial<JournalRecord>, redact: string[] = []) => {
    const journal = new Journal();
    journal.add({ ...RECORD, ...changes });
    const [entry] = journal.after(0);
    assert.ok(entry);
    return presentEntry(entry, secretField(redact));
  };

  it('has no signatures, tokens and cookies', () => {
    const requestHeaders = [
      'Sign',
      'abcdef',
      'Cookie',
      'SID=123456',
      'X-Token',
      'tttt',
      'signType',
      'md5',
      'AppId',
      'A',
    ];
    const { request, answer } = present({ requestHeaders, answerHeaders: ['Set-Cookie', 'SID=9', 'Tips', 'ok'] });
    assert.deepEqual(request.headers, [
      ['Sign', '[redacted]'],
      ['Cookie', '[redacted]'],
      ['X-Token', '[redacted]'],
      ['signType', 'md5'],
      ['AppId', 'A'],
    ]);
    assert.deepEqual(answer.headers, [
      ['Set-Cookie', '[redacted]'],
      ['Tips', 'ok'],
    ]);
  });

  for (const [body, shown] of [
    ['[{"userName":"a","password":"hunter22"}]', '[{"userName":"a","password":"[redacted]"}]'],
    ['[{"deep":[{"accessToken":{"a":"hunter22"}}]}]', '[{"deep":[{"accessToken":"[redacted]"}]}]'],
    ['[{"_requestBody":"{\\"pwd\\":\\"hunter22\\"}"}]', '[{"_requestBody":"{\\"pwd\\":\\"[redacted]\\"}"}]'],
    ['[{"idCard":"hunter22"}]', '[{"idCard":"[redacted]"}]'],
    ['[{"next":"/login?a=1&token=hunter22#b"}]', '[{"next":"/login?a=1&token=%5Bredacted%5D#b"}]'],
    ['[{"form":"password=hunter22&a=1"}]', '[{"form":"password=%5Bredacted%5D&a=1"}]'],
    ['[{ "sum": "a=1&b=2; the password = ?" }]', '[{ "sum": "a=1&b=2; the password = ?" }]'],
    ['{"password":"hunter22"', '[redacted]'],
    ['password=hunter22&a=b', '[redacted]'],
    ['[{"_requestBody":"{\\"password\\":\\"hunter22"}]', '[{"_requestBody":"[redacted]"}]'],
    [`${'['.repeat(9999)}{"password":"hunter22"}${']'.repeat(9999)}`, '[redacted]'],
    ['[{ "userName": "a" }]', '[{ "userName": "a" }]'],
    ['no JSON', 'no JSON'],
  ] as const) {
    it(`of ${body.slice(0, 60)} is ${shown}`, () => {
      const { request, answer } = present({ requestBody: Buffer.from(body), answerBody: body }, ['IDCARD']);
      assert.deepEqual([request.body, answer.body], [shown, shown]);
    });
  }

  it('says which body goes on behind what is kept', () => {
    const { request, answer } = present({ requestBody: Buffer.alloc(65_537, 'x'), answerBody: 'y'.repeat(65_536) });
    assert.deepEqual([request.isCut, answer.isCut], [true, undefined]);
    assert.equal(present({ answerBody: 'y'.repeat(65_537) }).answer.isCut, true);
  });

  it('has no secrets in explanations either', () => {
    const data = Buffer.from('[{"password":"hunter22"}]').toString('base64');
    const shown = present({
      requestHeaders: ['Sign', 'abcdef0123'],
      requestBody: Buffer.from('[{"password":"hunter22"}]'),
      code: 7002,
      explanation: {
        code: 7002,
        hypothesis: 'It is abcdef0123.',
        expected: `Operation-Type=a&Request-Data=${data}&Ts=1`,
        received: 'abcdef0123',
        difference: { at: 20, expected: data, signed: data },
        request: { password: 'hunter22' },
      },
    });
    assert.deepEqual(shown.explanation, {
      code: 7002,
      hypothesis: 'It is [redacted].',
      expected: 'Operation-Type=a&Request-Data=[redacted]&Ts=1',
      received: '[redacted]',
      request: { password: '[redacted]' },
    });
  });

  it('has lines to change as they are, and of what a client signed only what is known to be no secret', () => {
    const requestBody = Buffer.from('[{"password":"a&hunter22"}]');
    const data = requestBody.toString('base64');
    const change = ["content = … + '&Request-Data=' + base64(bytesOfBody) + …"];
    const signedAs = (signed: string) =>
      present({ requestBody, explanation: { code: 7002, hypothesis: '', expected: '', received: '', change, signed } })
        .explanation as { signed: string; change: string[] };
    assert.deepEqual(signedAs(`Operation-Type=a&Request-Data=${data}&Ts=1`), {
      code: 7002,
      hypothesis: '',
      expected: '',
      received: '',
      change,
      signed: 'Operation-Type=a&Request-Data=[redacted]&Ts=1',
    });
    for (const signed of [
      `Operation-Type=a&Request-Data=${requestBody}&Ts=1`,
      `operation-type=a&request-data=${data}&ts=1`,
      `Operation-Type=a&Ts=1&Request-Data=${data}`,
      `a&${data}&1`,
      data,
    ]) {
      assert.equal(signedAs(signed).signed, '[redacted]', signed);
    }
  });

  it('has no secrets of bodies that are no JSON', () => {
    const body = '[{"password":"hunter22"';
    const shown = present({
      requestBody: Buffer.from(body),
      explanation: { code: 3002, hypothesis: '', expected: 'JSON', received: body },
    });
    assert.deepEqual(shown.explanation, { code: 3002, hypothesis: '', expected: 'JSON', received: '[redacted]' });
  });

  it('has no secrets in what was signed for the backend, where the request itself cannot be read', () => {
    const explanation = {
      code: 4002,
      hypothesis: '',
      expected: '2xx',
      received: null,
      signed: 'GET\n\n/a?pin=hunter22',
    };
    const call = new BackendCall('http://127.0.0.1:1', { method: 'GET', path: '/a?pin=hunter22' }, '/a');
    const shown = present({ requestBody: Buffer.from('encrypted'), explanation, backendCalls: [call] });
    assert.deepEqual(shown.explanation, { ...explanation, signed: '[redacted]' });
  });

  it('shows what was signed where that holds no secret', () => {
    const expected = 'Operation-Type=a&Request-Data=W10=&Ts=1';
    const explanation = { code: 7002, hypothesis: '', expected, received: 'x', difference: { at: 1 } };
    assert.deepEqual(present({ explanation }).explanation, explanation);
  });

  it('holds no secret of any JSON, wherever it stands', () => {
    const isSecret = secretField();
    const secret = 'hunter22hunter22';
    const { tree } = fc.letrec(tie => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        fc.record({ password: fc.constant(secret), rest: tie('tree') }),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.string(), tie('tree'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(tree, json => {
        const { text } = redactBody(JSON.stringify(json), isSecret);
        assert.ok(!text.includes(secret));
        JSON.parse(text);
      }),
    );
  });
});

describe('the journal of a gateway', () => {
  const folder = temporaryFolder();
  let gateway: GatewayServer;
  let changes: Partial<Settings>;
  beforeEach(async () => {
    changes = {};
    const listener = () => undefined;
    gateway = await openServer({ port: 0, context: () => context(changes), now: Date.now, listener });
  });
  afterEach(() => gateway.close());

  const post = (body: string, signing: Parameters<typeof headersFor>[2] = {}, headers: Record<string, string> = {}) =>
    fetch(gateway.url, {
      method: 'POST',
      headers: { ...headersFor(LOGIN, body, { ts: String(Date.now()), ...signing }), ...headers },
      body,
    });
  const GOOD = `[{"userName":"it's","password":"hunter22"}]`;

  const ask = (path: string, method = 'GET', token = gateway.adminToken) =>
    fetch(`${gateway.adminUrl}/${path}`, { method, headers: { Authorization: `Bearer ${token}` } });
  // biome-ignore lint/suspicious/noExplicitAny: whatever the gateway answers is looked into
  const json = async (path: string, method?: string): Promise<any> => (await ask(path, method)).json();

  it('lists what was answered, from an entry on', async () => {
    await post(GOOD);
    await post(GOOD, { secret: 'wrong' });
    const { entries } = await json('journal');
    assert.deepEqual(
      entries.map(({ id, operationType, code }: Record<string, unknown>) => [id, operationType, code]),
      [
        [1, LOGIN, 1000],
        [2, LOGIN, 7002],
      ],
    );
    assert.match(entries[1].hypothesis, /secret/);
    assert.equal((await json('journal?after=1')).entries.length, 1);
  });

  it('shows one entry, without secrets', async () => {
    await post(GOOD, { secret: 'wrong' });
    const entry = await json('journal/1');
    assert.equal(entry.request.body, `[{"userName":"it's","password":"[redacted]"}]`);
    assert.equal(entry.explanation.code, 7002);
    const text = JSON.stringify(entry);
    for (const secret of [SECRET, 'hunter22', Buffer.from(GOOD).toString('base64')]) assert.ok(!text.includes(secret));
  });

  for (const body of ['[{"password":"hunter22"', 'x{"password":"hunter22"}', 'password=hunter22']) {
    it(`shows no secret of ${body}, which is no JSON`, async () => {
      await post(body);
      const entry = await json('journal/1');
      assert.equal(entry.code, 3002);
      assert.ok(!JSON.stringify(entry).includes('hunter22'));
    });
  }

  it('shows no signature and no secret of a query', async () => {
    const requestData = '[{"userName":"a","password":"hunter22"}]';
    const fields = { operationType: LOGIN, requestData, sign: 'abcdef0123', 'access%token': 'hunter22', page: '2' };
    await fetch(`${gateway.url}?${new URLSearchParams(fields)}`);
    for (const path of ['journal/1', 'journal/har', 'journal/1/curl']) {
      const text = decodeURIComponent((await (await ask(path)).text()).replaceAll(/%(?![0-9A-F]{2})/gi, '%25'));
      assert.ok(text.includes('page=2'), text);
      for (const secret of ['hunter22', 'abcdef0123']) assert.ok(!text.includes(secret), text);
    }
  });

  it('shows no signature and no secret of a form', async () => {
    const requestData = '[{"userName":"a","password":"hunter22&hunter22"}]';
    const fields = {
      operationType: LOGIN,
      requestData,
      sign: 'abcdef0123',
      appId: '84EFA9A281942',
      workspaceId: 'default',
    };
    await fetch(gateway.url, { method: 'POST', body: new URLSearchParams({ ...fields, ts: String(Date.now()) }) });
    const entry = await json('journal/1');
    assert.equal(entry.code, 7002);
    const text = decodeURIComponent(JSON.stringify(entry));
    for (const secret of ['hunter22', 'abcdef0123']) assert.ok(!text.includes(secret), text);
  });

  it('says that there is no such entry', async () => {
    for (const path of ['journal/7', 'journal/x', 'journal/1/curl', 'journal/__proto__']) {
      assert.equal((await ask(path)).status, 404, path);
    }
    assert.equal((await ask('journal/7/replay', 'POST')).status, 404);
  });

  it('forgets what it is told to', async () => {
    await post(GOOD);
    await ask('journal', 'DELETE');
    assert.deepEqual((await json('journal')).entries, []);
  });

  it('tells preflights, too: 8002', async () => {
    await fetch(gateway.url, { method: 'OPTIONS', headers: { Origin: 'http://localhost:1' } });
    const { code, request } = await json('journal/1');
    assert.deepEqual([code, request.method], [8002, 'OPTIONS']);
  });

  it('streams entries as they come', async () => {
    await post(GOOD);
    const response = await ask('journal/events?after=0');
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    assert.ok(reader);
    let text = '';
    const readUntil = async (end: RegExp) => {
      while (!end.test(text)) text += (await reader.read()).value;
    };
    await readUntil(/^id: 1\nevent: entry\ndata: \{.*\}\n\n/s);
    await post(GOOD, { secret: 'wrong' });
    await readUntil(/id: 2\nevent: entry\ndata: \{.*"code":7002.*\}\n\n/s);
    await reader.cancel();
  });

  it('is exported as HAR', async () => {
    await post(GOOD);
    const { log } = await json('journal/har');
    assert.deepEqual([log.version, log.entries.length, log.entries[0]._resultStatus], ['1.2', 1, 1000]);
    assert.equal(log.entries[0].request.url, gateway.url);
    assert.equal(log.entries[0].request.postData.mimeType, 'application/json');
    assert.ok(!JSON.stringify(log).includes('hunter22'));
  });

  for (const type of ['md5', 'hmac-sha1'] as const) {
    it(`gives a request as curl, signed anew with ${type}, which the gateway accepts`, async () => {
      await post(`[{"userName":"it's","password":7}]`, { type, secret: 'wrong' });
      const script = await (await ask('journal/1/curl')).text();
      assert.ok(!script.includes(SECRET));
      const file = `${folder()}/call.sh`;
      await writeFile(file, script);
      const env = { ...process.env, MPAAS_APP_SECRET: SECRET };
      const { stdout } = await promisify(execFile)('sh', [file], { env });
      assert.match(stdout, /^Result-Status: 1000\r$/m);
      await assert.rejects(promisify(execFile)('sh', [file], { env: { PATH: process.env.PATH } }), /MPAAS_APP_SECRET/);
    });
  }

  it('sends a request once more, with the time and the signature of now', async () => {
    await post(GOOD, { ts: '1500000000000' });
    assert.equal((await json('journal/1')).code, 7003);
    const { code, traceId } = await json('journal/1/replay', 'POST');
    assert.equal(code, 1000);
    assert.equal((await json('journal/2')).traceId, traceId);
  });

  it('does not send once more what it has not kept whole', async () => {
    await post(`[{"userName":"a","password":"${'x'.repeat(100_000)}"}]`);
    assert.equal((await ask('journal/1/replay', 'POST')).status, 409);
  });

  it('says nothing without the token, and nothing to a page', async () => {
    await post(GOOD);
    const paths = ['journal', 'journal/1', 'journal/1/curl', 'journal/har', 'journal/events'];
    for (const path of paths) {
      assert.equal((await ask(path, 'GET', 'x')).status, 401, path);
      const headers = { Authorization: `Bearer ${gateway.adminToken}`, Origin: 'http://localhost:3000' };
      assert.equal((await fetch(`${gateway.adminUrl}/${path}`, { headers })).status, 401, path);
    }
    assert.equal((await ask('journal/1/replay', 'POST', 'x')).status, 401);
  });

  it('ends its stream when the gateway stops', async () => {
    const response = await ask('journal/events');
    const ended = response.text().catch(() => 'broken off');
    await gateway.close();
    assert.match(await ended, /^(broken off)?$/);
  });
});
