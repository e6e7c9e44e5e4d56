import assert from 'node:assert/strict';
import path from 'node:path';
import { mock } from 'node:test';
import fc from 'fast-check';
import { FILE_START } from '../../../server/src/findings.ts';
import { describeEvent } from '../../../server/src/gateway/describe-event.ts';
import type { GatewayEvent } from '../../../server/src/gateway/events.ts';
import { limitEvents } from '../../../server/src/gateway/limit-events.ts';
import { languageOf } from '../../../server/src/gateway/mock/language.ts';
import { nestingDepth } from '../../../server/src/gateway/nesting.ts';
import { nearest } from '../../../server/src/nearest.ts';
import { TextCache } from '../../../server/src/text-cache.ts';

describe('the nearest name', () => {
  const names = ['com.example.login', 'com.example.logout', 'com.example.order.list'];
  for (const [text, expected] of [
    ['com.example.logn', 'com.example.login'],
    ['COM.EXAMPLE.LOGOUT', 'com.example.logout'],
    ['com.example.orders.list', 'com.example.order.list'],
    ['something else entirely', undefined],
    ['', undefined],
  ] as const) {
    it(`to ${JSON.stringify(text)} is ${expected}`, () => assert.equal(nearest(text, names), expected));
  }
});

describe('nesting', () => {
  for (const [json, depth] of [
    ['1', 0],
    ['[]', 1],
    ['[{"a":[1]}]', 3],
    ['["[[[["]', 1],
    ['["\\"[["]', 1],
    ['[[],[]]', 2],
    ['["', 1],
  ] as const) {
    it(`of ${json} is ${depth}`, () => assert.equal(nestingDepth(json), depth));
  }

  it('is what recursion finds', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
    fc.assert(
      fc.property(fc.jsonValue(), value =>
        assert.equal(nestingDepth(JSON.stringify(value)), depthOf(JSON.parse(JSON.stringify(value)))),
      ),
    );
  });
});

describe('the language of mock data', () => {
  for (const [header, expected] of [
    ['', 'en'],
    ['zh-Hans', 'zh'],
    ['zh_CN', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-US,zh', 'en'],
    ['fr, zh', 'zh'],
    ['fr', 'en'],
    ['zhuang', 'en'],
  ] as const) {
    it(`for ${JSON.stringify(header)} is ${expected}`, () => assert.equal(languageOf(header, 'en'), expected));
  }
});

describe('the text cache', () => {
  const filled = (count: number, used?: string) => {
    const cache = new TextCache(320);
    for (let index = 0; index < count; index++) {
      cache.set(`key${index}`.padEnd(5), 'value');
      if (used !== undefined) cache.get(used);
    }
    return cache;
  };

  it('keeps what fits', () => {
    const cache = filled(16);
    for (let index = 0; index < 16; index++) assert.equal(cache.get(`key${index}`.padEnd(5)), 'value');
  });

  it('forgets what was not asked for, and never holds more than its limit', () => {
    const cache = filled(100);
    const held = Array.from({ length: 100 }, (_, index) => cache.get(`key${index}`.padEnd(5))).filter(Boolean);
    assert.ok(held.length >= 16 && held.length <= 32, String(held.length));
    assert.equal(cache.get('key0 '), undefined);
  });

  it('keeps what is asked for again and again', () => {
    assert.equal(filled(100, 'key0 ').get('key0 '), 'value');
  });

  it('does not keep what would fill it alone', () => {
    const cache = new TextCache(160);
    cache.set('a', 'x'.repeat(100));
    assert.equal(cache.get('a'), undefined);
  });
});

describe('many events', () => {
  it('are counted beyond so many a second', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const events: GatewayEvent[] = [];
      const limited = limitEvents(event => events.push(event), 2);
      const answer = (...codes: number[]) => {
        for (const code of codes) limited({ kind: 'answered', operationType: 'a', traceId: 't', ms: 1, code });
      };
      const told = () => events.splice(0).map(event => ('code' in event ? event.code : event));
      answer(1000, 7002, 1000, 7002, 7002);
      limited({ kind: 'failed', message: 'x' });
      mock.timers.tick(999);
      assert.deepEqual(told(), [1000, 7002, { kind: 'failed', message: 'x' }]);
      mock.timers.tick(1);
      assert.deepEqual(told(), [{ kind: 'skipped', codes: { 1000: 1, 7002: 2 } }]);
      answer(1000);
      mock.timers.tick(1000);
      assert.deepEqual(told(), [1000]);
    } finally {
      mock.timers.reset();
    }
  });
});

describe('an event in words', () => {
  const answered = { kind: 'answered', operationType: 'com.example.a', traceId: 't', ms: 1.234 } as const;

  it('is a line of a log', () => {
    assert.deepEqual(describeEvent({ ...answered, code: 1000 }), {
      level: 'info',
      text: '1000 com.example.a 1.2 ms t',
    });
    assert.deepEqual(describeEvent({ ...answered, code: 7014, hypothesis: 'No Sign.' }), {
      level: 'warn',
      text: '7014 com.example.a 1.2 ms t No Sign.',
    });
    assert.equal(describeEvent({ ...answered, code: 8002, hypothesis: 'x' }).level, 'info');
    assert.deepEqual(describeEvent({ kind: 'failed', message: 'x' }), { level: 'error', text: 'x' });
    const [set, old] = [
      { code: 'secret-not-set', message: 'x' } as const,
      { code: 'restart-needed', message: 'y' } as const,
    ];
    assert.deepEqual(describeEvent({ kind: 'noted', current: [set], added: [set], settled: [old] }), {
      level: 'warn',
      text: 'x\nSettled: y',
    });
    assert.equal(describeEvent({ kind: 'noted', current: [], added: [], settled: [old] }).level, 'info');
  });

  it('names contracts that cannot be read', () => {
    const event = { kind: 'loaded', services: 1, operations: 2, unreadable: ['a.rpc.ts'], findings: [] } as const;
    const describeLoaded = (isFirst: boolean) =>
      describeEvent({ ...event, isFirst, unreadable: [...event.unreadable], findings: [] });
    const { level, text } = describeLoaded(false);
    assert.equal(level, 'warn');
    assert.match(text, /1 services with 2 operations.*before counts: a\.rpc\.ts/);
    assert.match(describeLoaded(true).text, /left out: a\.rpc\.ts/);
  });

  it('says where contracts have errors', () => {
    const finding = { code: 'a/b', message: 'Wrong.', file: path.resolve('a.rpc.ts'), range: FILE_START };
    const { level, text } = describeEvent({
      kind: 'loaded',
      isFirst: true,
      services: 1,
      operations: 2,
      unreadable: [],
      findings: [
        { ...finding, severity: 'error' },
        { ...finding, severity: 'warning' },
      ],
    });
    assert.equal(level, 'warn');
    assert.equal(text, 'Read 1 services with 2 operations.\na.rpc.ts:1:1 error Wrong. a/b');
  });
});
