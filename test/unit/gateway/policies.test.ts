import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type AnswerContext, answer } from '../../../server/src/gateway/answer.ts';
import { createShare } from '../../../server/src/gateway/faults/share.ts';
import { readHeaders } from '../../../server/src/gateway/request-headers.ts';
import type { Settings } from '../../../server/src/gateway/settings.ts';
import type { Answer } from '../../../server/src/gateway/wire.ts';
import { model, operation } from './operations.ts';
import { context, headersFor, NOW, object } from './shop.ts';

const PING = 'com.example.shop.ping';
const NEWS = 'com.example.shop.news';
const PRIVATE = 'com.example.shop.private';
const AUTHORIZE = 'com.example.auth.authorize';

const MODEL = model([
  operation(PING, { result: { kind: 'string' } }),
  operation(NEWS, { result: { kind: 'string' } }),
  operation(PRIVATE, { result: { kind: 'string' }, checkLogin: true }),
  operation(AUTHORIZE, {
    request: {
      name: 'request',
      type: object({ context: { kind: 'record', value: { kind: 'string' } } }),
      optional: false,
    },
    result: object({ principal: { kind: 'string' } }, { principal: { example: 'alice' } }),
  }),
]);

function contextOf(changes: Partial<Settings>): AnswerContext {
  return context(changes, MODEL);
}

async function call(
  served: AnswerContext,
  operationType: string,
  headers: Record<string, string> = {},
  now = NOW,
): Promise<Answer> {
  const all = { ...headersFor(operationType, '[]', { ts: String(now) }), ...headers };
  const rawHeaders = Object.entries(all).flat();
  return answer({ ...readHeaders(rawHeaders), body: { bytes: Buffer.from('[]') }, rawHeaders }, served, now);
}

const codes = (answers: Answer[]) => answers.map(({ code }) => code);

async function several(times: number, one: () => Promise<Answer>): Promise<number[]> {
  const answers: Answer[] = [];
  for (let count = 0; count < times; count++) answers.push(await one());
  return codes(answers);
}

describe('faults', () => {
  it('answer with a code and its texts, and say that they were asked for', async () => {
    const fault = { operations: [PING], code: 1001, memo: 'no', tips: 'Sorry', alert: '1' };
    const served = contextOf({ faults: [fault] });
    const { explanation, ...refusal } = await call(served, PING);
    assert.deepEqual(refusal, { code: 1001, body: '', memo: 'no', tips: 'Sorry', alert: '1' });
    assert.match(explanation?.hypothesis ?? '', /fault of the config/);
    assert.equal((await call(served, NEWS)).code, 1000);
  });

  it('are for operations that a pattern fits', async () => {
    const served = contextOf({ faults: [{ operations: ['com.example.shop.n*'], code: 4001 }] });
    assert.deepEqual(codes([await call(served, PING), await call(served, NEWS)]), [1000, 4001]);
  });

  it('hit a share of the calls, evenly', async () => {
    const served = contextOf({ faults: [{ share: 25, code: 4002 }] });
    const found = await several(8, () => call(served, PING));
    assert.deepEqual(found, [1000, 1000, 1000, 4002, 1000, 1000, 1000, 4002]);
  });

  it('hit any share of any number of calls, off by less than one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 1, max: 500 }), (percent, calls) => {
        const isInShare = createShare(percent);
        const hits = Array.from({ length: calls }, isInShare).filter(Boolean).length;
        assert.ok(Math.abs(hits - (calls * percent) / 100) < 1);
      }),
    );
  });

  it('are for requests with a header', async () => {
    const served = contextOf({ faults: [{ headers: { 'X-Test': 'outage', 'X-Any': '*' }, code: 4002 }] });
    const sent = [
      {},
      { 'x-test': 'outage' },
      { 'x-test': 'outage', 'x-any': '1' },
      { 'x-test': 'other', 'x-any': '1' },
    ];
    const answers: Answer[] = [];
    for (const headers of sent) answers.push(await call(served, PING, headers));
    assert.deepEqual(codes(answers), [1000, 1000, 4002, 1000]);
  });

  it('leave refusals as they are', async () => {
    const served = contextOf({ faults: [{ code: 4001 }] });
    assert.equal((await call(served, PING, { Sign: 'x' })).code, 7002);
  });

  it('add up, the first before the others', async () => {
    const served = contextOf({ faults: [{ latencyMs: 5 }, { code: 4001, latencyMs: 9 }, { code: 4002, tips: 'x' }] });
    const { code, tips, delivery } = await call(served, PING);
    assert.deepEqual([code, tips, delivery], [4001, 'x', { delayMs: 5 }]);
  });

  it('jitter by the seed', async () => {
    const delays = async (seed: number) => {
      const served = contextOf({ seed, faults: [{ latencyMs: 100, jitterMs: 1000 }] });
      const answers = [await call(served, PING), await call(served, PING), await call(served, PING)];
      return answers.map(({ delivery }) => delivery?.delayMs ?? 0);
    };
    const first = await delays(1);
    assert.deepEqual(await delays(1), first);
    assert.notDeepEqual(await delays(2), first);
    assert.ok(first.every(delay => delay >= 100 && delay <= 1100) && new Set(first).size === 3);
  });
});

describe('rate limits', () => {
  const limited = (rateLimits: Settings['rateLimits']) => contextOf({ rateLimits });

  it('answer 1002 with the tips that the console sends', async () => {
    const served = limited({ operations: { [PING]: 2 } });
    assert.deepEqual(await several(3, () => call(served, PING)), [1000, 1000, 1002]);
    const { tips, explanation } = await call(served, PING);
    assert.equal(tips, '顾客太多,客官请稍候');
    assert.match(explanation?.hypothesis ?? '', /limit of 2 calls a second for com\.example\.shop\.ping/);
    assert.equal((await call(served, NEWS)).code, 1000);
  });

  it('begin anew with each second', async () => {
    const served = limited({ perOperation: 1 });
    const found = [NOW, NOW + 999, NOW + 1000].map(now => call(served, PING, {}, now));
    assert.deepEqual(codes(await Promise.all(found)), [1000, 1002, 1000]);
  });

  it('let the smaller of app and operation win', async () => {
    const served = limited({ perApp: 2, perOperation: 5, operations: { [NEWS]: 0 } });
    const found = [NEWS, PING, PING].map(operationType => call(served, operationType));
    assert.deepEqual(codes(await Promise.all(found)), [1002, 1000, 1002]);
  });

  it('answer what the config has instead', async () => {
    const served = limited({ perApp: 0, answer: { resultStatus: 1000, tips: 'later', result: { queue: 7 } } });
    const { code, tips, body } = await call(served, PING);
    assert.deepEqual([code, tips, body], [1000, 'later', '{"queue":7}']);
    const silent = limited({ perApp: 0, answer: { result: { queue: 7 } } });
    assert.deepEqual([(await call(silent, PING)).code, (await call(silent, PING)).body], [1002, '']);
  });

  it('do not count what is refused for its signature', async () => {
    const served = limited({ perOperation: 1 });
    const found = [{ Sign: 'x' }, {}, {}].map(headers => call(served, PING, headers));
    assert.deepEqual(codes(await Promise.all(found)), [7002, 1000, 1002]);
  });
});

describe('login', () => {
  it('is needed where the contract says so, by header', async () => {
    const served = contextOf({ login: { header: 'X-Session' } });
    const found = [{}, { 'x-session': '' }, { 'x-session': 's1' }].map(headers => call(served, PRIVATE, headers));
    assert.deepEqual(codes(await Promise.all(found)), [2000, 2000, 1000]);
    assert.equal((await call(served, PING)).code, 1000);
    assert.match((await call(served, PRIVATE)).explanation?.hypothesis ?? '', /@checkLogin.*header X-Session/);
  });

  it('is needed by cookie', async () => {
    const served = contextOf({ login: { cookie: 'SID' } });
    const cookies = ['SID=1', 'a=b; SID=1', 'XSID=1', 'sid=1', 'SID='];
    const found = cookies.map(Cookie => call(served, PRIVATE, { Cookie }));
    assert.deepEqual(codes(await Promise.all(found)), [1000, 1000, 2000, 2000, 2000]);
  });

  it('is not asked for where the config does not say how', async () => {
    assert.equal((await call(contextOf({}), PRIVATE)).code, 1000);
  });
});

describe('authorization', () => {
  const identity = [{ header: 'X-User' }, { cookie: 'SID' }];
  const known = { 'X-User': 'alice', Cookie: 'SID=1' };

  it('needs every part of an identity: 1005', async () => {
    const served = contextOf({ authorization: { operations: ['com.example.shop.p*'], identity } });
    const found = [{}, { 'X-User': 'alice' }, known].map(headers => call(served, PING, headers));
    assert.deepEqual(codes(await Promise.all(found)), [1005, 1005, 1000]);
    assert.equal((await call(served, NEWS)).code, 1000);
    assert.match((await call(served, PING)).explanation?.hypothesis ?? '', /header X-User/);
  });

  it('asks the authorizer, and tells the backend who calls', async () => {
    const calls: { operationType: string; request: unknown; principal: string | undefined }[] = [];
    const served = contextOf({
      authorization: { operations: [PING], identity, authorizer: AUTHORIZE, principalHeader: 'X-Principal' },
    });
    served.backend = {
      async call({ operationType }, request, rawHeaders) {
        const { 'X-Principal': principal } = Object.fromEntries(
          rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1]]] : [])),
        );
        calls.push({ operationType, request, principal });
        return { code: 1000, body: operationType === AUTHORIZE ? '{"principal":"李雷"}' : '"pong"' };
      },
      close: () => undefined,
      retire: () => undefined,
    };
    assert.equal((await call(served, PING, { ...known, 'x-principal': 'forged' })).code, 1000);
    assert.deepEqual(calls[0]?.request, { context: { 'X-User': 'alice', SID: '1' } });
    assert.deepEqual(calls[1], { operationType: PING, request: undefined, principal: '%E6%9D%8E%E9%9B%B7' });
  });

  for (const [name, judged] of [
    ['null', { code: 1000, body: 'null' }],
    ['false', { code: 1000, body: 'false' }],
    ['a refusal', { code: 4002, body: '' }],
  ] as const) {
    it(`refuses for an authorizer that answers ${name}: 1005`, async () => {
      const served = contextOf({ authorization: { operations: [PING], identity, authorizer: AUTHORIZE } });
      served.backend = { call: async () => judged, close: () => undefined, retire: () => undefined };
      assert.equal((await call(served, PING, known)).code, 1005);
    });
  }

  it('refuses everybody for an authorizer that no contract has: 1005', async () => {
    const served = contextOf({ authorization: { operations: [PING], identity, authorizer: 'com.example.none' } });
    const { code, explanation } = await call(served, PING, known);
    assert.equal(code, 1005);
    assert.match(explanation?.hypothesis ?? '', /com\.example\.none/);
  });
});
