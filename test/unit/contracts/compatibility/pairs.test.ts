import assert from 'node:assert/strict';
import { Pairs } from '../../../../server/src/contracts/compatibility/pairs.ts';
import type { Type } from '../../../../server/src/contracts/model.ts';

const [A, B, C] = Array.from({ length: 3 }, (): Type => ({ kind: 'string' })) as [Type, Type, Type];

describe('pairs of types', () => {
  it('are known by identity and order, several for one type', () => {
    const pairs = new Pairs();
    assert.equal(pairs.has(A, B), false);
    pairs.add(A, B);
    pairs.add(A, C);
    assert.deepEqual([pairs.has(A, B), pairs.has(A, C), pairs.has(B, A), pairs.has(B, C)], [true, true, false, false]);
  });

  it('are the parent’s, too, which gets new ones when it is told to', () => {
    const parent = new Pairs();
    parent.add(A, B);
    const child = new Pairs(parent);
    child.add(B, C);
    assert.deepEqual([child.has(A, B), child.has(B, C), parent.has(B, C)], [true, true, false]);
    child.keep();
    assert.equal(parent.has(B, C), true);
  });

  it('without a parent have nobody to tell', () => {
    const pairs = new Pairs();
    pairs.add(A, B);
    pairs.keep();
    assert.equal(pairs.has(A, B), true);
  });
});
