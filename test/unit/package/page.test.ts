import assert from 'node:assert/strict';
import { withoutRepository } from '../../../scripts/package/page.ts';

describe('a page of the package', () => {
  it('has nothing that leads to files of the repository', () => {
    const text =
      '# A\n\n[Other](a.zh.md)\n\n## Try it\n\nnpm ci\n\n## B\n\n![A view](docs/a.png)\n\nSee [the docs](docs/a.md#b), [below](#below) and [it](https://example.com).\n\n## More\n\n| c |\n';
    assert.equal(
      withoutRepository(text),
      '# A\n\n## B\n\nSee the docs, [below](#below) and [it](https://example.com).\n\n',
    );
  });
});
