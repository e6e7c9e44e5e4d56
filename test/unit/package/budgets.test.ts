import assert from 'node:assert/strict';
import { brokenBudgets } from '../../../scripts/package/budgets.ts';

const FILES = ['package.json', 'dist/client.js', 'syntaxes/mgs-log.tmLanguage.json'];

describe('the budgets of the package', () => {
  it('are kept by a small one', () => {
    assert.deepEqual(brokenBudgets({ bytes: 3_500_000, files: FILES }), []);
  });

  it('are broken by what is too large, too much, or of no use to those who install it', () => {
    const files = [...FILES, 'dist/client.js.map', 'node_modules/a/b.js', 'a.node', 'src/a.ts'];
    const many = Array.from({ length: 41 }, (_, index) => `media/${index}.svg`);
    assert.deepEqual(brokenBudgets({ bytes: 3_500_001, files: many }), [
      'It has 3500001 bytes; 3500000 are the most.',
      'It has 41 files; 40 are the most.',
    ]);
    assert.deepEqual(brokenBudgets({ bytes: 1, files }), [
      'These do not belong in it: dist/client.js.map, node_modules/a/b.js, a.node, src/a.ts.',
    ]);
  });
});
