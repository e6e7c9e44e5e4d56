import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Json } from '../../../server/src/contracts/model.ts';
import { encodeExplanation } from '../../../server/src/gateway/explanation.ts';
import { decodePercent, encodePercent } from '../../../server/src/gateway/percent.ts';

describe('explanation header', () => {
  it('is the JSON, percent-encoded', () => {
    const explanation = { code: 7014, hypothesis: '没有 Sign', expected: 'Sign', received: null };
    assert.deepEqual(JSON.parse(decodeURIComponent(encodeExplanation(explanation))), explanation);
  });

  it('keeps both ends of a text that is too long', () => {
    const content = `Operation-Type=a&Request-Data=${'QUJD'.repeat(100_000)}&Ts=1600000000000`;
    const text = encodeExplanation({ code: 7002, hypothesis: 'no match', expected: content, received: 'x' });
    const { expected } = JSON.parse(decodeURIComponent(text));
    assert.match(expected, /^Operation-Type=a&Request-Data=(?:QUJD)+Q?U?J?…[A-Z]+&Ts=1600000000000$/);
  });

  it('is at most 4096 characters of header, has the code and stays JSON, whatever it explains', () => {
    const json = fc.jsonValue({ maxDepth: 8, stringUnit: 'binary' }) as fc.Arbitrary<Json>;
    const long = fc.tuple(fc.string({ unit: 'binary' }), fc.nat(3000)).map(([text, times]) => text.repeat(times));
    const value = fc.oneof(json, long, fc.array(json, { minLength: 200, maxLength: 400 }));
    fc.assert(
      fc.property(long, value, value, (hypothesis, expected, received) => {
        const text = encodeExplanation({ code: 3002, hypothesis, expected, received });
        assert.ok(text.length <= 4096);
        assert.match(text, /^[\x21-\x7e]+$/);
        assert.equal(JSON.parse(decodeURIComponent(text)).code, 3002);
      }),
      { numRuns: 50 },
    );
  });
});

describe('header text', () => {
  it('is percent-encoded as in the documented sample', () => {
    assert.equal(
      encodePercent('验签RPC接口 加签数据为空'),
      '%E9%AA%8C%E7%AD%BERPC%E6%8E%A5%E5%8F%A3%20%E5%8A%A0%E7%AD%BE%E6%95%B0%E6%8D%AE%E4%B8%BA%E7%A9%BA',
    );
  });

  it('comes back as it was', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => decodePercent(encodePercent(text)) === text));
  });

  it('survives halves of surrogate pairs', () => assert.equal(encodePercent('a\ud800b'), 'a%EF%BF%BDb'));

  it('leaves text alone that is not percent-encoded', () => assert.equal(decodePercent('100 %'), '100 %'));
});
