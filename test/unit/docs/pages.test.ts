import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PAGES } from '../../../scripts/docs/pages.ts';
import { fillSections } from '../../../scripts/docs/sections.ts';

const ROOT = path.resolve(__dirname, '../../..');

describe('the documentation', () => {
  for (const { file, text } of PAGES) {
    it(`has in ${file} what npm run docs writes`, () => {
      const page = readFileSync(path.join(ROOT, file), 'utf8');
      assert.equal(page, text(page));
    });
  }

  it('keeps what people write beside what is generated', () => {
    const page = 'before\n<!-- generated: a -->\nold\n<!-- end -->\nafter\n';
    assert.equal(
      fillSections(page, { a: '$1 new' }),
      'before\n<!-- generated: a -->\n\n$1 new\n\n<!-- end -->\nafter\n',
    );
  });

  it('refuses sections that nothing generates, and misses those that are gone', () => {
    assert.throws(() => fillSections('<!-- generated: b -->\n<!-- end -->', {}), /section b/);
    assert.throws(() => fillSections('', { a: '' }), /no section a/);
  });
});
