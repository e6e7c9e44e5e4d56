import assert from 'node:assert/strict';
import { RESULT_CODES, resultCode } from '../../../server/src/catalog/result-codes.ts';

/** What the mock gateway can answer with. */
const ANSWERED = [
  1000, 1001, 1002, 1005, 2000, 3000, 3001, 3002, 3003, 4001, 4002, 4003, 5000, 8001, 8002, 7000, 7001, 7002, 7003,
  7004, 7005, 7006, 7007, 7008, 7009, 7010, 7011, 7012, 7013, 7014, 7015, 7016, 7017, 7018, 7019, 6000, 6001, 6002,
  6003, 6004, 6005, 6666,
];

describe('answers of the gateway', () => {
  it('are the codes whose wire text is known, and no others', () => {
    assert.deepEqual(
      RESULT_CODES.map(({ code }) => code),
      ANSWERED,
    );
    for (const code of [2001, 2003, 6006, 9999]) assert.equal(resultCode(code), undefined);
  });

  it('tell the business system from the gateway', () => {
    const business = RESULT_CODES.filter(({ side }) => side === 'business').map(({ code }) => code);
    assert.deepEqual(business, [6000, 6001, 6002, 6003, 6004, 6005, 6666]);
  });

  for (const { code, text } of RESULT_CODES) {
    it(`${code} has memo and tips with their source`, () => {
      assert.match(text.memo, /\p{Script=Han}/u);
      assert.match(text.tips, /\p{Script=Han}/u);
      assert.ok(text.source);
      assert.ok(['documented', 'seen in code', 'inferred'].includes(text.confidence));
    });
  }

  it('have the wire text of the documented sample for 7014', () => {
    const encoded = '%E9%AA%8C%E7%AD%BERPC%E6%8E%A5%E5%8F%A3%20%E5%8A%A0%E7%AD%BE%E6%95%B0%E6%8D%AE%E4%B8%BA%E7%A9%BA';
    assert.equal(encodeURIComponent(resultCode(7014)?.text.memo ?? ''), encoded);
  });
});
