import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Json } from '../../../server/src/contracts/model.ts';
import { type AnswerContext, answer } from '../../../server/src/gateway/answer.ts';
import { readHeaders } from '../../../server/src/gateway/request-headers.ts';
import { encodeTimestamp } from '../../../server/src/gateway/timestamp.ts';
import type { Answer, RequestBody } from '../../../server/src/gateway/wire.ts';
import { context, headersFor, LOGIN, NOW, SECRET } from './shop.ts';

const GOOD = '[{"userName":"alice","password":"secret"}]';

interface Case {
  does: string;
  code: number;
  operationType?: string;
  body?: string | Buffer | RequestBody;
  /** Over those of a request that is right; `undefined` leaves one out. */
  headers?: Record<string, string | undefined>;
  signing?: Parameters<typeof headersFor>[2];
  context?: AnswerContext;
  /** What the explanation says. */
  says?: RegExp;
  /** What the explanation says would be right. */
  expects?: Json;
}

const HOUR = 3_600_000;

const CASES: Case[] = [
  { does: 'answers what is right', code: 1000 },
  { does: 'takes Ts in base 64', code: 1000, signing: { ts: encodeTimestamp(NOW, 'base64') } },
  { does: 'takes HMAC-SHA1', code: 1000, signing: { type: 'hmac-sha1' } },
  { does: 'takes signType as a number', code: 1000, headers: { signType: '0' } },
  { does: 'takes MD5 without signType', code: 1000, headers: { signType: undefined } },
  {
    does: 'takes no argument for an operation without one',
    code: 1000,
    operationType: 'com.example.shop.ping',
    body: '[]',
  },
  { does: 'takes an empty object for none', code: 1000, operationType: 'com.example.shop.ping', body: '[{}]' },
  { does: 'takes _requestBody', code: 1000, body: '[{"_requestBody":{"userName":"alice","password":"x"}}]' },
  {
    does: 'takes what is not signed where the contract says @signCheck no',
    code: 1000,
    operationType: 'com.example.shop.news',
    body: '[]',
    headers: { Sign: undefined, Ts: undefined },
  },
  {
    does: 'takes what is not signed with auth off',
    code: 1000,
    headers: { Sign: undefined },
    context: context({ auth: 'off', secret: undefined }),
  },
  {
    does: 'takes any AppId where the config has none',
    code: 1000,
    headers: { AppId: 'x' },
    context: context({ appId: '' }),
  },

  {
    does: 'refuses an unknown operation type',
    code: 3000,
    operationType: 'com.example.shop.logn',
    says: /nearest is com\.example\.shop\.login/,
  },
  { does: 'refuses a missing operation type', code: 3000, operationType: '', says: /no header Operation-Type/ },
  { does: 'refuses another app', code: 3000, headers: { AppId: 'other' }, says: /AppId/ },
  { does: 'refuses another workspace', code: 3000, headers: { WorkspaceId: 'other' }, says: /WorkspaceId/ },

  {
    does: 'refuses to check without a secret, naming it',
    code: 7000,
    context: context({ secret: undefined }),
    says: /\$MPAAS_APP_SECRET/,
    expects: '$MPAAS_APP_SECRET',
  },
  {
    does: 'refuses to check without a secret in the config',
    code: 7000,
    context: context({ secret: undefined, secretName: undefined }),
    says: /names no secret/,
    expects: 'app.secret',
  },
  { does: 'refuses a missing Sign', code: 7014, headers: { Sign: undefined }, says: /no header Sign/, expects: 'Sign' },
  { does: 'refuses an empty Sign', code: 7014, headers: { Sign: '' } },
  { does: 'refuses a missing Ts', code: 7007, headers: { Ts: undefined }, says: /no header Ts/, expects: 'Ts' },
  {
    does: 'refuses a white-box signature',
    code: 7001,
    headers: { signType: '2' },
    says: /guard image/,
    expects: ['0', 'md5', '1', 'hmac-sha1'],
  },
  {
    does: 'refuses Ts in no notation',
    code: 7001,
    headers: { Ts: 'yesterday, about noon' },
    says: /neither decimal nor base-64/,
    expects: ['1600000000000', 'NI7Re00'],
  },
  { does: 'refuses an hour ago', code: 7003, signing: { ts: String(NOW - HOUR) }, says: /1 h 0 min behind/ },
  {
    does: 'refuses an hour ahead',
    code: 7003,
    signing: { ts: String(NOW + 8 * HOUR) },
    says: /8 h 0 min ahead, which looks like a time zone/,
  },
  { does: 'refuses 37 minutes ahead', code: 7003, signing: { ts: String(NOW + 37 * 60_000) }, says: /37 min ahead/ },
  { does: 'refuses seconds', code: 7003, signing: { ts: String(NOW / 1000) }, says: /seconds/ },
  { does: 'refuses microseconds', code: 7003, signing: { ts: String(NOW * 1000) }, says: /microseconds/ },
  { does: 'refuses days', code: 7003, signing: { ts: String(NOW - 100 * HOUR) }, says: /4 days behind/ },
  { does: 'takes the edge of the window', code: 1000, signing: { ts: String(NOW - HOUR / 2) } },
  {
    does: 'refuses just outside the window',
    code: 7003,
    signing: { ts: String(NOW - HOUR / 2 - 1) },
    says: /30 min behind/,
  },
  { does: 'refuses another secret', code: 7002, signing: { secret: 'other' }, says: /Another secret/ },
  { does: 'refuses what an empty secret signs', code: 7002, context: context({ secret: '' }), signing: { secret: '' } },
  { does: 'refuses a changed body', code: 7002, headers: headersFor(LOGIN, '[]'), says: /body \[\] was signed/ },

  { does: 'refuses an empty body', code: 3001, body: '', says: /empty/ },
  { does: 'refuses what is no JSON', code: 3002, body: '[{"userName":', says: /ValueExpected at character 13/ },
  { does: 'refuses what is no array', code: 3002, body: '{"userName":"alice"}', says: /no JSON array/ },
  { does: 'refuses several elements', code: 3002, body: '[{},{}]', says: /several elements/ },
  { does: 'refuses a missing argument, which is empty data', code: 3001, body: '[]', says: /takes an argument/ },
  { does: 'refuses a missing field', code: 3002, body: '[{"userName":"alice"}]', says: /password/ },
  { does: 'refuses a wrong type', code: 3002, body: '[{"userName":1,"password":"x"}]', says: /userName/ },
  {
    does: 'refuses a broken facet',
    code: 3002,
    body: '[{"userName":"a","password":"x"}]',
    says: /userName .*at least 2/,
  },
  {
    does: 'refuses a body that is text but no JSON',
    code: 3002,
    body: '[{"_requestBody":"a=1"}]',
    says: /must be object/,
  },
  { does: 'refuses what is not UTF-8', code: 3002, body: Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]), says: /UTF-8/ },
  { does: 'refuses a byte order mark', code: 3002, body: `\ufeff${GOOD}`, says: /character 0/ },
  { does: 'refuses deep nesting', code: 3002, body: '['.repeat(100_000), says: /deeper than 200/ },
  {
    does: 'refuses deep nesting that is closed',
    code: 3002,
    body: `${'['.repeat(5000)}${']'.repeat(5000)}`,
    says: /deeper than 200/,
  },
  {
    does: 'refuses a large body',
    code: 3002,
    body: { problem: { kind: 'too-large', limit: 10, received: 11 } },
    says: /larger than 10 bytes/,
  },
  {
    does: 'refuses another encoding',
    code: 3002,
    body: { problem: { kind: 'unknown-encoding', encoding: 'br' } },
    says: /gzip only/,
  },
  {
    does: 'refuses what does not unpack',
    code: 3002,
    body: { problem: { kind: 'not-gzip', detail: 'Z_DATA_ERROR' } },
    says: /Z_DATA_ERROR/,
  },
  { does: 'refuses protocol version 1', code: 3002, headers: { Version: '1' }, says: /Version: 2/ },
  {
    does: 'refuses protobuf',
    code: 3002,
    headers: { 'Content-Type': 'application/protobuf' },
    says: /JSON bodies only/,
  },
];

describe('the gateway', () => {
  for (const each of CASES) {
    it(`${each.does}: ${each.code}`, async () => {
      const result = await ask(each);
      assert.equal(result.code, each.code, JSON.stringify(result));
      assert.equal(result.explanation?.code, each.code === 1000 ? undefined : each.code);
      if (each.code !== 1000) assert.equal(result.body, '');
      if (each.expects !== undefined) assert.deepEqual(result.explanation?.expected, each.expects);
      if (each.says) assert.match(result.explanation?.hypothesis ?? '', each.says);
    });
  }

  it('looks at the target before the signature, and at that before the data', async () => {
    assert.equal(
      (await ask({ does: '', code: 0, operationType: 'x', headers: { Sign: undefined }, body: '' })).code,
      3000,
    );
    assert.equal((await ask({ does: '', code: 0, headers: { Sign: undefined }, body: '' })).code, 7014);
  });

  it('measures how far a clock is off', async () => {
    const { explanation } = await ask({ does: '', code: 7003, signing: { ts: String(NOW - HOUR) } });
    assert.equal(explanation?.offsetMs, -HOUR);
    assert.equal(explanation?.received, new Date(NOW - HOUR).toISOString());
  });

  it('shows the string that it signed, and neither the secret nor the signature that would be right', async () => {
    const right = headersFor(LOGIN, GOOD);
    const { explanation } = await ask({ does: '', code: 7002, headers: { Sign: 'f'.repeat(32) } });
    assert.equal(explanation?.expected, `Operation-Type=${LOGIN}&Request-Data=${btoa(GOOD)}&Ts=${NOW}`);
    assert.equal(explanation?.received, 'f'.repeat(32));
    const text = JSON.stringify(explanation);
    assert.ok(!text.includes(SECRET) && !text.includes(right.Sign ?? '-'));
  });

  it('names the field that breaks the contract', async () => {
    const { explanation } = await ask({ does: '', code: 3002, body: '[{"userName":"alice"}]' });
    assert.equal(explanation?.path, 'password');
  });

  it('does not repeat in words what invalid JSON holds', async () => {
    const { explanation } = await ask({ does: '', code: 3002, body: '[{"password":"hunter2}]' });
    assert.ok(!explanation?.hypothesis.includes('hunter2'));
  });

  it('answers the same request with the same data, from the cache or not', async () => {
    const once = context();
    const answers = await Promise.all([once, once, context()].map(own => ask({ does: '', code: 1000, context: own })));
    assert.equal(new Set(answers.map(({ body }) => body)).size, 1);
  });

  it('answers in the language that the request asks for', async () => {
    const [chinese, english] = await Promise.all(
      ['zh-Hans', 'en-US'].map(language => ask({ does: '', code: 1000, headers: { 'Accept-Language': language } })),
    );
    assert.match(JSON.parse(chinese?.body ?? '').fullName, /\p{Script=Han}/u);
    assert.match(JSON.parse(english?.body ?? '').fullName, /^[\w .'-]+$/);
  });

  it('answers null for an operation that resolves to nothing', async () => {
    assert.equal(
      (await ask({ does: '', code: 1000, operationType: 'com.example.shop.logout', body: '[]' })).body,
      'null',
    );
  });

  for (const code of [1001, 1002, 2000, 3003, 4001, 6666, 7002, 7019, 8001]) {
    it(`answers ${code} when the request asks for it`, async () => {
      const result = await ask({ does: '', code, headers: { 'X-Mgs-Mock-Result': String(code), Sign: undefined } });
      assert.equal(result.code, code);
      assert.match(result.explanation?.hypothesis ?? '', /X-Mgs-Mock-Result/);
    });
  }

  it('answers 1000 when an unsigned request asks for it', async () => {
    const result = await ask({ does: '', code: 1000, headers: { 'X-Mgs-Mock-Result': '1000', Sign: undefined } });
    assert.equal(result.code, 1000);
    assert.ok(JSON.parse(result.body).fullName);
  });

  for (const asked of ['9999', 'x', '7002.0', '-1']) {
    it(`says that ${asked} is no code`, async () => {
      const { explanation } = await ask({ does: '', code: 5000, headers: { 'X-Mgs-Mock-Result': asked } });
      assert.match(explanation?.hypothesis ?? '', /no documented result code/);
    });
  }

  it('answers any bytes with a code, and never rejects', async () => {
    const own = context({ auth: 'off' });
    const element = fc.oneof(fc.jsonValue() as fc.Arbitrary<Json>, fc.object() as fc.Arbitrary<Json>);
    const json = fc.oneof(element, fc.array(element)).map(value => JSON.stringify(value));
    const bodies = fc.oneof(
      fc.uint8Array(),
      json.map(text => Buffer.from(text)),
    );
    const operationTypes = fc.constantFrom(...own.contract.operations.keys());
    await fc.assert(
      fc.asyncProperty(operationTypes, bodies, async (operationType, body) => {
        const { code } = await ask({ does: '', code: 0, operationType, body: Buffer.from(body), context: own });
        assert.ok([1000, 3001, 3002].includes(code), String(code));
      }),
      { numRuns: 500 },
    );
  });
});

function ask({
  operationType = LOGIN,
  body = GOOD,
  headers = {},
  signing,
  context: own = context(),
}: Case): Answer | Promise<Answer> {
  const isBytes = typeof body === 'string' || Buffer.isBuffer(body);
  const all = { ...headersFor(operationType, isBytes ? body : '', signing), ...headers };
  const raw = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
  const read = isBytes ? { bytes: Buffer.from(body) } : body;
  return answer({ ...readHeaders(raw), body: read, rawHeaders: raw }, own, NOW);
}
