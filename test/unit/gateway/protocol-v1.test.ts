import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { GatewayEvent } from '../../../server/src/gateway/events.ts';
import { formSignContent, parseForm } from '../../../server/src/gateway/protocol-v1/form.ts';
import { type GatewayServer, openServer } from '../../../server/src/gateway/server.ts';
import type { Settings } from '../../../server/src/gateway/settings.ts';
import { type Sent, sendTo } from './send.ts';
import { context, LOGIN, NOW, SECRET } from './shop.ts';

const DATA = '[{"userName":"al ice&=+%","password":"王"}]';
const FIELDS = { operationType: LOGIN, id: '7', requestData: DATA, ts: String(NOW) };

const md5 = (text: string) => hash('md5', text, 'hex');

/** As Android's `SignJsonSerializer`: fields by their names, decoded. */
const sorted = (fields: Record<string, string>) =>
  Object.keys(fields)
    .sort()
    .map(name => `${name}=${fields[name]}`)
    .join('&');

const signed = (fields: Record<string, string>, content = sorted(fields)): Record<string, string> => ({
  ...fields,
  sign: md5(`${SECRET}&${content}`),
});

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

const HEADERS = {
  AppId: '84EFA9A281942',
  WorkspaceId: 'default',
  'Content-Type': 'application/x-www-form-urlencoded;charset=utf-8',
};

describe('RPC 1', () => {
  let server: GatewayServer;
  let changes: Partial<Settings>;
  let events: GatewayEvent[];

  before(async () => {
    server = await openServer({
      port: 0,
      context: () => context(changes),
      now: () => NOW,
      listener: event => events.push(event),
    });
  });
  beforeEach(() => {
    changes = {};
    events = [];
  });
  after(() => server.close());

  const post = (fields: Record<string, string>, sent: Partial<Sent> = {}) =>
    sendTo(server.port, { headers: HEADERS, body: form(fields), ...sent });
  const get = (fields: Record<string, string>, headers: Record<string, string> = HEADERS) =>
    sendTo(server.port, { method: 'GET', path: `/mgw.htm?${form(fields)}`, headers });

  it('is a form, and its answer an envelope', async () => {
    const { headers, text } = await post(signed(FIELDS));
    assert.equal(headers['result-status'], '1000');
    const { result, ...rest } = JSON.parse(text);
    assert.deepEqual(rest, { resultStatus: 1000, memo: '操作成功', tips: '操作成功' });
    assert.deepEqual(Object.keys(result), ['id', 'fullName', 'email']);
  });

  it('is a query as well', async () => {
    const { headers, text } = await get(signed(FIELDS));
    assert.equal(headers['result-status'], '1000');
    assert.equal(JSON.parse(text).resultStatus, 1000);
  });

  it('is signed over the string that two re-implementations of clients sign', async () => {
    const { id: _, ...fields } = FIELDS;
    const content = `operationType=${LOGIN}&requestData=${DATA}&ts=${NOW}`;
    assert.equal((await get(signed(fields, content))).headers['result-status'], '1000');
  });

  it('is known by its form, whatever version it says', async () => {
    for (const version of ['1', '1.0', '2', '2.0']) {
      const { headers } = await post(signed(FIELDS), { headers: { ...HEADERS, Version: version } });
      assert.equal(headers['result-status'], '1000');
    }
  });

  it('names app and workspace in headers or in fields', async () => {
    const { AppId: appId, WorkspaceId: workspaceId, ...headers } = HEADERS;
    assert.equal((await post(signed({ ...FIELDS, appId, workspaceId }), { headers })).headers['result-status'], '1000');
    assert.equal((await post(signed(FIELDS), { headers })).headers['result-status'], '3000');
  });

  it('is unpacked', async () => {
    const headers = { ...HEADERS, 'Content-Encoding': 'gzip' };
    const { headers: answered } = await post({}, { headers, body: gzipSync(form(signed(FIELDS))) });
    assert.equal(answered['result-status'], '1000');
  });

  it('is told of by the operation type of the form', async () => {
    await post(signed(FIELDS));
    assert.deepEqual(
      events.map(event => event.kind === 'answered' && event.operationType),
      [LOGIN],
    );
  });

  for (const [what, code, fields] of [
    ['an unknown operation', 3000, signed({ ...FIELDS, operationType: 'com.example.nothing' })],
    ['no requestData', 3001, signed({ operationType: LOGIN, ts: String(NOW) })],
    ['an empty requestData', 3001, signed({ ...FIELDS, requestData: '' })],
    ['requestData that is no JSON', 3002, signed({ ...FIELDS, requestData: '[{' })],
    ['requestData that breaks the contract', 3002, signed({ ...FIELDS, requestData: '[{"userName":1}]' })],
    ['no sign', 7014, FIELDS],
    ['no ts', 7007, signed({ operationType: LOGIN, requestData: DATA })],
    ['an old ts', 7003, signed({ ...FIELDS, ts: '1500000000000' })],
    ['another sign', 7002, { ...FIELDS, sign: '0' }],
  ] as const) {
    it(`with ${what} gets ${code} in an envelope`, async () => {
      const { headers, text, explanation } = await post(fields);
      assert.equal(headers['result-status'], String(code));
      const { resultStatus, memo, tips, ...rest } = JSON.parse(text);
      assert.deepEqual([resultStatus, rest], [code, {}]);
      assert.deepEqual([encodeURIComponent(memo), encodeURIComponent(tips)], [headers.memo, headers.tips]);
      assert.equal(explanation.code, code);
    });
  }

  it('needs no signature where none is checked', async () => {
    const news = { operationType: 'com.example.shop.news', requestData: '[]' };
    assert.equal((await post(news)).headers['result-status'], '1000');
    changes = { auth: 'off' };
    assert.equal((await post(FIELDS)).headers['result-status'], '1000');
  });

  it('gets the code that it asks for', async () => {
    const { text } = await post({}, { headers: { ...HEADERS, 'X-Mgs-Mock-Result': '1002' } });
    assert.deepEqual(JSON.parse(text), {
      resultStatus: 1002,
      memo: '调用次数超过限制',
      tips: '顾客太多,客官请稍候',
    });
  });

  for (const [what, body] of [
    ['no UTF-8', Buffer.from([0x61, 0x3d, 0xff])],
    ['a field that comes twice', 'operationType=a&operationType=b'],
    ['too many fields', Array.from({ length: 51 }, (_, index) => `f${index}=`).join('&')],
  ] as const) {
    it(`with ${what} gets 3002`, async () => {
      assert.equal((await post({}, { body })).headers['result-status'], '3002');
    });
  }

  it('that is larger than the limit gets 3002', async () => {
    const { headers, text } = await post({}, { body: 'x'.repeat(2_000_000) });
    assert.equal(headers['result-status'], '3002');
    assert.equal(JSON.parse(text).resultStatus, 3002);
  });

  it('as JSON is told to be a form', async () => {
    const headers = { ...HEADERS, 'Content-Type': 'application/json', 'Operation-Type': LOGIN, Version: '1' };
    const { explanation } = await post({}, { headers, body: DATA });
    assert.equal(explanation.code, 3002);
    assert.match(String(explanation.hypothesis), /^RPC 1 is a form: application\/x-www-form-urlencoded/);
  });

  describe('with another signature is explained:', () => {
    const encoded = (fields: Record<string, string>) => form(fields);
    const base64 = Buffer.from(DATA).toString('base64');
    for (const [mistakes, sign, says] of [
      [
        ['rpc-2'],
        md5(`${SECRET}&Operation-Type=${LOGIN}&Request-Data=${base64}&Ts=${NOW}`),
        /^The string of RPC 2 was signed/,
      ],
      [
        ['unsorted-fields'],
        md5(`${SECRET}&operationType=${LOGIN}&id=7&requestData=${DATA}&ts=${NOW}`),
        /^The fields were signed in the order/,
      ],
      [['form-as-sent'], md5(`${SECRET}&${encoded(FIELDS)}`), /./],
      [
        ['fewer-fields'],
        md5(`${SECRET}&operationType=${LOGIN}&requestData=${DATA}&ts=${NOW}`),
        /^Only operationType, requestData and ts were signed/,
      ],
      [['secret-last-without-ampersand'], md5(`${sorted(FIELDS)}${SECRET}`), /./],
      [
        ['unsorted-fields', 'without-secret'],
        md5(`operationType=${LOGIN}&id=7&requestData=${DATA}&ts=${NOW}`),
        /^The fields were signed in the order.*\. \S/,
      ],
    ] as const) {
      it(mistakes.join(' and '), async () => {
        const { explanation } = await post({ ...FIELDS, sign });
        assert.deepEqual([explanation.code, explanation.mistakes], [7002, mistakes]);
        assert.equal(explanation.expected, sorted(FIELDS));
        assert.equal(explanation.algorithm, 'md5(secret & "&" & expected)');
        assert.match(String(explanation.hypothesis), says);
        assert.ok(!JSON.stringify(explanation).includes(SECRET));
      });
    }

    it('encoded-fields', async () => {
      const fields = { ts: String(NOW), requestData: DATA, operationType: LOGIN };
      const sign = md5(`${SECRET}&${encoded(fields).split('&').sort().join('&')}`);
      assert.deepEqual((await post({ ...fields, sign })).explanation.mistakes, ['encoded-fields']);
    });

    it('with what was signed, and where it parts from what had to be', async () => {
      const signed = `operationType=${LOGIN}&id=7&requestData=${DATA}&ts=${NOW}`;
      const { explanation } = await post({ ...FIELDS, sign: md5(`${SECRET}&${signed}`) });
      assert.equal(explanation.signed, signed);
      assert.deepEqual(Object.keys(explanation.difference as object), ['at', 'expected', 'signed']);
      const right = md5(`${sorted(FIELDS)}${SECRET}`);
      assert.equal((await post({ ...FIELDS, sign: right })).explanation.signed, undefined);
    });

    it('another secret', async () => {
      const { explanation } = await post({ ...FIELDS, sign: md5(`other&${sorted(FIELDS)}`) });
      assert.match(String(explanation.hypothesis), /^Another secret than this app's/);
    });
  });

  describe('of a page', () => {
    const news = { operationType: 'com.example.shop.news', requestData: '[]' };
    for (const headers of [
      { Origin: 'http://localhost:5173' },
      { Referer: 'http://127.0.0.1:5173/page' },
      { 'Sec-Fetch-Site': 'same-site' },
    ]) {
      it(`with ${JSON.stringify(headers)} is answered`, async () => {
        for (const send of [
          post(news, { headers: { ...HEADERS, ...headers } }),
          get(news, { ...HEADERS, ...headers }),
        ]) {
          assert.equal((await send).headers['result-status'], '1000');
        }
      });
    }

    for (const headers of [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-site' },
      { Referer: 'https://evil.example/' },
      { Referer: 'http://localhost.evil.example/' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      it(`with ${JSON.stringify(headers)} is not carried out`, async () => {
        for (const send of [
          post(news, { headers: { ...HEADERS, ...headers } }),
          get(news, { ...HEADERS, ...headers }),
        ]) {
          const { headers: answered, text } = await send;
          assert.deepEqual([answered['result-status'], text], ['1001', '']);
          assert.equal(answered['access-control-allow-origin'], undefined);
        }
      });
    }
  });

  it('of any fields gets an envelope, and the gateway stays', async () => {
    changes = { auth: 'off' };
    const names = fc.oneof(fc.constantFrom(...Object.keys(FIELDS), '__proto__', 'constructor'), fc.string());
    const values = fc.oneof(fc.constantFrom(LOGIN, DATA, '[]'), fc.string(), fc.json());
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, values, { maxKeys: 8 }), async fields => {
        const { headers, text } = await post(fields);
        assert.equal(JSON.parse(text).resultStatus, Number(headers['result-status']));
      }),
      { numRuns: 200 },
    );
  });

  it('of any bytes is read or refused, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        const read = parseForm(Buffer.from(bytes));
        if ('fields' in read) assert.equal(typeof formSignContent(read), 'string');
      }),
    );
  });
});
