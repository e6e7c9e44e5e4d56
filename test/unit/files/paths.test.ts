import assert from 'node:assert/strict';
import path from 'node:path';
import { isInside, pathInside } from '../../../server/src/files/paths.ts';

const FOLDER = path.resolve('/projects/shop');

describe('a path', () => {
  const places: [string, string | undefined][] = [
    ['a.ts', 'a.ts'],
    ['a/b.ts', path.join('a', 'b.ts')],
    ['..a/b.ts', path.join('..a', 'b.ts')],
    ['.', ''],
    ['..', undefined],
    ['../shop.ts', undefined],
    ['../shopping/a.ts', undefined],
  ];
  for (const [name, seen] of places) {
    it(`${name} lies ${seen === undefined ? 'outside of' : 'in'} its folder`, () => {
      const file = path.join(FOLDER, name);
      assert.equal(isInside(file, FOLDER), seen !== undefined);
      assert.equal(pathInside(file, FOLDER), seen);
    });
  }

  it('lies in the root of all', () => {
    assert.ok(isInside(FOLDER, path.parse(FOLDER).root));
  });
});
