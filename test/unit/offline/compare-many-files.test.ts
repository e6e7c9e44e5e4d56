import assert from 'node:assert/strict';
import { usualMembers } from '../../support/offline/test-package.ts';
import { compare } from './comparing.ts';

// Takes seconds: apart from the other tests, so that mutants of what reads packages need not wait for it.
describe('comparing packages', () => {
  it('takes packages with very many files', async () => {
    const many = Array.from({ length: 150_000 }, (_, index) => ({ name: `f${index}` }));
    const { added } = await compare({}, { tar: [...usualMembers(), ...many] });
    assert.equal(added.length, many.length);
  });
});
