import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LiteralSearch } from '../../../../server/src/logs/bytes/literal-search.ts';

const find = (literals: string[], text: string, from = 0) => {
  const bytes = Buffer.from(text);
  return new LiteralSearch(literals).find(bytes, from, bytes.length);
};

describe('search for literals', () => {
  it('finds the first of several', () => {
    assert.equal(find(['errcode: ', 'RpcException'], 'an RpcException and an errcode: 1'), 3);
    assert.equal(find(['errcode: ', 'RpcException'], 'an RpcException and an errcode: 1', 4), 23);
    assert.equal(find(['errcode: ', 'RpcException'], 'an RpcExceptio'), -1);
  });

  it('takes any digit for #', () => {
    assert.equal(find(['error: #', '#ms,Y,#', 'response, #'], 'error: x 61ms,Y,1'), 10);
    assert.equal(find(['response, #'], 'response, x response, 7'), 12);
  });

  it('does not find what goes beyond the end', () => {
    const bytes = Buffer.from('an errcode: 1');
    assert.equal(new LiteralSearch(['errcode: ']).find(bytes, 0, bytes.length - 2), -1);
  });

  it('finds what looking everywhere finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' '), minLength: 3, maxLength: 6 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' '), maxLength: 60 });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 5 }), text, fc.nat(10), (literals, within, from) => {
        const places = literals.map(literal => within.indexOf(literal, from)).filter(place => place >= 0);
        assert.equal(find(literals, within, from), places.length === 0 ? -1 : Math.min(...places));
      }),
    );
  });
});
