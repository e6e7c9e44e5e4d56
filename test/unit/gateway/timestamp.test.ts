import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeTimestamp, encodeTimestamp } from '../../../server/src/gateway/timestamp.ts';

/** From 1992, when base 64 has a letter in front, to the last of 8 digits in base 64. */
const millis = fc.integer({ min: 10 * 64 ** 6, max: 64 ** 8 - 1 });

describe('Ts', () => {
  it('is base 64 as in the vector', () => {
    assert.equal(encodeTimestamp(1600000000000, 'base64'), 'NI7Re00');
    assert.equal(decodeTimestamp('NI7Re00'), 1600000000000);
  });

  it('reads the public sample of an Android client', () => {
    assert.equal(decodeTimestamp('M1yu55A'), 1513923563850);
  });

  it('is decimal for H5', () => {
    assert.equal(encodeTimestamp(1600000000000, 'decimal'), '1600000000000');
    assert.equal(decodeTimestamp('1600000000000'), 1600000000000);
  });

  it('comes back as it was, in both notations', () => {
    fc.assert(
      fc.property(millis, fc.constantFrom('base64', 'decimal'), (value, notation) => {
        assert.equal(decodeTimestamp(encodeTimestamp(value, notation)), value);
      }),
    );
  });

  for (const text of ['', 'yesterday!', '2020-09-13T12:26:40Z', '-1', '1.5', 'NI7Re00NI7Re00', '1'.repeat(40)]) {
    it(`is not ${JSON.stringify(text)}`, () => assert.equal(decodeTimestamp(text), undefined));
  }

  for (const value of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`cannot be made of ${value}`, () => assert.throws(() => encodeTimestamp(value, 'base64'), RangeError));
  }
});
