import assert from 'node:assert/strict';
import { comparePackages } from '../../../server/src/offline/compare.ts';
import { bytesInMemory } from '../../support/offline/bytes-in-memory.ts';
import { buildPackage, usualMembers } from '../../support/offline/test-package.ts';

// Takes seconds: apart from the other tests, so that mutants of what reads packages need not wait for it.
describe('comparing packages', () => {
  it('takes packages with very many files', async () => {
    const many = Array.from({ length: 150_000 }, (_, index) => ({ name: `f${index}` }));
    const before = bytesInMemory(buildPackage());
    const after = bytesInMemory(buildPackage({ tar: [...usualMembers(), ...many] }));
    const { added } = await comparePackages(before, after);
    assert.equal(added.length, many.length);
  });
});
