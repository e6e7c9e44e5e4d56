import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkName } from '../../../../server/src/offline/tar/member-names.ts';
import { foldPath, PathSet } from '../../../../server/src/offline/tar/path-set.ts';
import { header, readTar, tarOf } from './tars.ts';

function problem(path: string): string | undefined {
  return checkName(path, 'file')?.code.replace('package/tar-', '');
}

describe('names in tars', () => {
  const fine = [
    'index.html',
    'www/index.html',
    '.htaccess',
    'www/.DS_Store',
    'h5/example.com:4432/a.js',
    'a b/c+d~e/(1).png',
    '图片/首页.png',
    'caf\u00e9.txt',
    '..a/b../...',
    'ab:c/d:e',
    'CON',
    'x'.repeat(100),
  ];
  for (const name of fine) it(`may be ${name}`, () => assert.equal(problem(name), undefined));

  const refused: [name: string, code: string][] = [
    ['', 'name-empty'],
    ['/etc/passwd', 'name-absolute'],
    ['../a', 'name-dots'],
    ['a/../b', 'name-dots'],
    ['a/..', 'name-dots'],
    ['./a', 'name-dots'],
    ['a/./b', 'name-dots'],
    ['a//b', 'name-slash'],
    ['a/', 'name-slash'],
    ['a\\b', 'name-backslash'],
    ['C:/a', 'name-drive'],
    ['c:a', 'name-drive'],
    ['a\nb', 'name-control'],
    ['a\u007f', 'name-control'],
    ['a\u0085b', 'name-control'],
    ['a\u0000b', 'name-control'],
    ['\ud800', 'name-not-utf8'],
    ['cafe\u0301.txt', 'name-not-nfc'],
    ['x'.repeat(101), 'name-long'],
    ['中'.repeat(34), 'name-long'],
  ];
  for (const [name, code] of refused) {
    it(`may not be ${JSON.stringify(name)}`, () => assert.equal(problem(name), code));
  }

  it('of folders need room for their slash', () => {
    assert.equal(checkName('x'.repeat(99), 'directory'), undefined);
    assert.equal(checkName('x'.repeat(100), 'directory')?.code, 'package/tar-name-long');
  });

  it('are read as they are checked', () => {
    const names = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      fc.stringMatching(/^[./\\:aC]{1,8}$/),
    );
    fc.assert(
      fc.property(names, name => {
        fc.pre(!name.includes('\0') && Buffer.byteLength(name) <= 100 && !/\p{Cs}/u.test(name));
        const { refused, members } = readTar(tarOf(header({ name })));
        if (problem(name)) assert.match(refused ?? '', /^package\/tar-name-/);
        else assert.deepEqual([refused, members[0]?.path], [undefined, name]);
      }),
      { numRuns: 500 },
    );
  });

  const same: [one: string, two: string][] = [
    ['README', 'readme'],
    ['ÉTÉ', 'été'],
    ['straße', 'STRASSE'],
    ['ﬁle', 'file'],
    ['Ａ', 'a'],
    ['\u212a', 'k'],
    ['ς', 'σ'],
    ['①', '1'],
  ];
  for (const [one, two] of same) {
    it(`collide: ${one}, ${two}`, () => {
      const paths = new PathSet();
      assert.equal(paths.add(one, 'file'), undefined);
      assert.equal(paths.add(two, 'file')?.code, 'package/tar-name-collision');
      assert.equal(
        new PathSet().add(`${one}/a`, 'file') ?? paths.add(`${two}/b`, 'file')?.code,
        'package/tar-name-collision',
      );
    });
  }

  it('collide as folders of other names too', () => {
    const paths = new PathSet();
    assert.equal(paths.add('Www/a', 'file'), undefined);
    assert.equal(paths.add('www/b', 'file')?.code, 'package/tar-name-collision');
  });

  it('may name a folder after what it holds', () => {
    const paths = new PathSet();
    assert.equal(paths.add('a/b/c', 'file'), undefined);
    assert.equal(paths.add('a/b', 'directory'), undefined);
    assert.equal(paths.add('a', 'directory'), undefined);
    assert.equal(paths.add('a', 'directory')?.code, 'package/tar-duplicate');
    assert.equal(paths.add('a/b/d', 'file'), undefined);
  });

  it('fold to what folds to itself', () => {
    for (const text of ['ẞ', 'ß', 'ss', 'SS']) assert.equal(foldPath(text), 'ss');
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => foldPath(foldPath(text)) === foldPath(text)));
  });
});
