import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LiteralSearch } from '../../../../server/src/logs/bytes/literal-search.ts';

const find = (literals: string[], text: string, from = 0) => {
  const bytes = Buffer.from(text);
  return new LiteralSearch(literals).findAll(bytes, from, bytes.length);
};

describe('search for literals', () => {
  it('finds all of several', () => {
    assert.deepEqual(find(['errcode: ', 'RpcException'], 'an RpcException and an errcode: 1'), [3, 23]);
    assert.deepEqual(find(['errcode: ', 'RpcException'], 'an RpcException and an errcode: 1', 4), [23]);
    assert.deepEqual(find(['errcode: ', 'RpcException'], 'an RpcExceptio'), []);
    assert.deepEqual(find(['errcode: '], ''), []);
  });

  it('takes any digit for #', () => {
    assert.deepEqual(find(['error: #', '#ms,Y,#', 'response, #'], 'error: x 61ms,Y,1'), [10]);
    assert.deepEqual(find(['response, #'], 'response, x response, 7'), [12]);
  });

  it('does not find what goes beyond the end', () => {
    const bytes = Buffer.from('an errcode: 1');
    assert.deepEqual(new LiteralSearch(['errcode: ']).findAll(bytes, 0, bytes.length - 2), []);
  });

  it('finds what looking everywhere finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' '), minLength: 3, maxLength: 6 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' '), maxLength: 200 });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 5 }), text, fc.nat(10), (literals, within, from) => {
        const places = [...within].map((_, place) => place).filter(place => place >= from);
        const expected = places.filter(place => literals.some(literal => within.startsWith(literal, place)));
        assert.deepEqual(find(literals, within, from), expected);
      }),
    );
  });
});
