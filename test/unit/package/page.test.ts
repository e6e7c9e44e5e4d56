import assert from 'node:assert/strict';
import { withoutRepository } from '../../../scripts/package/page.ts';

describe('a page of the package', () => {
  it('has nothing that leads to files of the repository', () => {
    const text =
      '# A\n\n![A view](docs/a.png)\n\nSee [the docs](docs/a.md#b), [below](#below) and [it](https://example.com).\n';
    assert.equal(withoutRepository(text), '# A\n\nSee the docs, [below](#below) and [it](https://example.com).\n');
  });
});
