import assert from 'node:assert/strict';
import { RESULT_CODES, resultCode } from '../../../server/src/catalog/result-codes.ts';

const GATEWAY_DOCUMENTED = [
  1000, 1001, 1002, 1005, 2000, 3000, 3001, 3002, 3003, 4001, 4002, 4003, 5000, 7000, 7001, 7002, 7003, 7007, 7014,
  8002,
];

describe('result codes', () => {
  it('hold every code that the gateway documents', () => {
    const documented = RESULT_CODES.filter(entry => entry.confidence === 'documented' && entry.side !== 'business');
    assert.deepEqual(
      documented.map(entry => entry.code),
      GATEWAY_DOCUMENTED,
    );
  });

  it('are in order and unique', () => {
    const codes = RESULT_CODES.map(entry => entry.code);
    assert.deepEqual(
      codes,
      [...new Set(codes)].sort((a, b) => a - b),
    );
  });

  for (const entry of RESULT_CODES) {
    it(`${entry.code} says everything in both languages, with its source`, () => {
      for (const text of [entry.title, entry.cause, entry.remedy]) {
        assert.match(text.en, /^[\x20-\x7e]+$/);
        assert.match(text.zh, /\p{Script=Han}/u);
      }
      assert.ok(entry.text.memo && entry.text.tips && entry.text.source && entry.source);
      for (const confidence of [entry.confidence, entry.text.confidence]) {
        assert.ok(['documented', 'seen in code', 'inferred'].includes(confidence));
      }
      assert.ok(['gateway', 'signature', 'business'].includes(entry.side));
    });
  }

  it('have the wire text of the documented sample for 7014', () => {
    const encoded = '%E9%AA%8C%E7%AD%BERPC%E6%8E%A5%E5%8F%A3%20%E5%8A%A0%E7%AD%BE%E6%95%B0%E6%8D%AE%E4%B8%BA%E7%A9%BA';
    assert.equal(encodeURIComponent(resultCode(7014)?.text.memo ?? ''), encoded);
  });

  it('know nothing of a code that does not exist', () => {
    assert.equal(resultCode(9999), undefined);
  });
});
