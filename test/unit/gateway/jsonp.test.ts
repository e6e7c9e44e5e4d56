import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { operationMatcher } from '../../../server/src/gateway/operation-patterns.ts';
import { type GatewayServer, openServer } from '../../../server/src/gateway/server.ts';
import type { Settings } from '../../../server/src/gateway/settings.ts';
import { sendTo } from './send.ts';
import { context, NOW } from './shop.ts';

const NEWS = 'com.example.shop.news';
const LOCAL = {
  Referer: 'http://localhost:5173/index.html',
  'Sec-Fetch-Site': 'same-site',
  'Sec-Fetch-Dest': 'script',
};

describe('JSONP', () => {
  let server: GatewayServer;
  let changes: Partial<Settings>;

  before(async () => {
    server = await openServer({ port: 0, context: () => context(changes), now: () => NOW, listener: () => undefined });
  });
  beforeEach(() => {
    changes = { isJsonp: operationMatcher(['com.example.shop.n*']) };
  });
  after(() => server.close());

  const get = (query: Record<string, string>, headers: Record<string, string> = LOCAL) => {
    const path = `/mgw.htm?${new URLSearchParams({ operationType: NEWS, requestData: '[]', callback: 'show', ...query })}`;
    return sendTo(server.port, { method: 'GET', path, headers });
  };

  /** What a page gets that runs the script. */
  function run(script: string, name = 'show') {
    let given: unknown;
    runInNewContext(script, {
      [name]: (answer: unknown) => {
        given = JSON.parse(JSON.stringify(answer));
      },
    });
    return given as { resultStatus: number; result?: unknown };
  }

  it('hands the answer to a function of the page', async () => {
    const { status, headers, text } = await get({});
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/javascript;charset=UTF-8');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.match(text, /^show\(\{"resultStatus":1000,.*\}\)$/);
    const { resultStatus, result } = run(text);
    assert.ok(resultStatus === 1000 && Array.isArray(result));
  });

  it('takes app and workspace of the config where the query names none, and what it names has to fit', async () => {
    assert.equal(run((await get({ appId: '84EFA9A281942', workspaceId: 'default' })).text).resultStatus, 1000);
    assert.equal(run((await get({ appId: 'other' })).text).resultStatus, 3000);
  });

  it('takes the names of functions', async () => {
    for (const callback of ['Zepto', 'jsonp1612', '$', '_a.b', 'a'.repeat(100)]) {
      assert.ok((await get({ callback })).text.startsWith(`${callback}({`), callback);
    }
  });

  for (const callback of ['', '1', 'alert(1)//', 'a b', '<script>', 'a;b', "a'", 'a\u2028', 'ä', 'a'.repeat(101)]) {
    it(`gives no script for the callback ${JSON.stringify(callback)}`, async () => {
      const { headers, text } = await get({ callback });
      assert.deepEqual([headers['result-status'], text], ['3002', '']);
      assert.match(String(headers['content-type']), /^text\/plain/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
    });
  }

  for (const [what, code, query, says] of [
    ['an operation that is not open to it', 1001, { operationType: 'com.example.shop.ping' }, /not open to JSONP/],
    ['an operation whose signature is checked', 7014, { operationType: 'com.example.shop.login' }, /has none/],
    ['an unknown operation', 3000, { operationType: 'com.example.none' }, /No contract has/],
    ['data that is no array', 3002, { requestData: '{}' }, /no JSON array/],
  ] as const) {
    it(`tells the page of ${what}: ${code}`, async () => {
      if (code === 7014) changes = { isJsonp: () => true };
      const { text, explanation } = await get(query);
      assert.deepEqual(run(text).resultStatus, code);
      assert.match(String(explanation.hypothesis), says);
    });
  }

  it('is open to signed operations where no signature is checked', async () => {
    changes = { isJsonp: () => true, auth: 'off' };
    const query = { operationType: 'com.example.shop.login', requestData: '[{"userName":"alice","password":"x"}]' };
    assert.equal(run((await get(query)).text).resultStatus, 1000);
  });

  it('is open to no operation where the config says nothing', async () => {
    changes = {};
    assert.equal(run((await get({})).text).resultStatus, 1001);
    assert.equal(operationMatcher([])(NEWS), false);
  });

  it('writes line separators so that old browsers take them', async () => {
    const own = context({ isJsonp: () => true });
    own.cache.set(`en ${NEWS} []`, '["a\u2028b\u2029"]');
    const other = await openServer({ port: 0, context: () => own, now: () => NOW, listener: () => undefined });
    const path = `/mgw.htm?operationType=${NEWS}&requestData=[]&callback=show`;
    const { text } = await sendTo(other.port, { method: 'GET', path, headers: LOCAL });
    await other.close();
    assert.match(text, /"result":\["a\\u2028b\\u2029"\]/);
  });

  for (const headers of [
    {},
    { Referer: 'https://evil.example/' },
    { Referer: 'https://evil.example/', 'Sec-Fetch-Site': 'same-site' },
    { Referer: 'http://localhost.evil.example/' },
    { Referer: 'file:///tmp/page.html' },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'anything' },
  ]) {
    it(`gives no script to a page with ${JSON.stringify(headers)}`, async () => {
      const { headers: answered, text } = await get({}, headers);
      assert.deepEqual([answered['result-status'], text], ['1001', '']);
      assert.equal(answered['x-content-type-options'], 'nosniff');
      assert.equal(answered['access-control-allow-origin'], undefined);
    });
  }

  for (const headers of [
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'none' },
    { Referer: 'http://127.0.0.1/' },
  ]) {
    it(`gives a script to a page with ${JSON.stringify(headers)}`, async () => {
      assert.equal(run((await get({}, headers)).text).resultStatus, 1000);
    });
  }

  it('is not answered to another name of this machine', async () => {
    const { status, text } = await get({}, { ...LOCAL, Host: 'evil.example' });
    assert.equal(status, 403);
    assert.ok(!text.includes('show('));
  });

  it('is for GET only: a callback in a form is a field like others', async () => {
    const headers = {
      ...LOCAL,
      'Content-Type': 'application/x-www-form-urlencoded',
      WorkspaceId: 'default',
      AppId: '84EFA9A281942',
    };
    const body = `operationType=${NEWS}&requestData=[]&callback=show`;
    const { text } = await sendTo(server.port, { headers, body });
    assert.equal(JSON.parse(text).resultStatus, 1000);
  });
});
