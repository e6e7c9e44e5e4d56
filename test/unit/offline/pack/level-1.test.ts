import assert from 'node:assert/strict';
import type { PackSource } from '../../../../server/src/offline/pack/pack-source.ts';
import { nothing, sortedWithFolders } from '../../../../server/src/offline/pack/source-order.ts';
import { contentOf } from './source-texts.ts';

const APP_ID = '70000000';

/** A source of these files, and of folders with a slash at their end. */
function sourceOf(kind: PackSource['kind'], paths: string[]): PackSource {
  const entries = paths.map(path => ({
    path: path.replace(/\/$/, ''),
    type: path.endsWith('/') ? ('directory' as const) : ('file' as const),
    size: 0,
    open: nothing,
  }));
  const dispose = async () => undefined;
  return {
    place: '/x/app',
    kind,
    entries: sortedWithFolders(entries),
    findings: [],
    [Symbol.asyncDispose]: dispose,
  };
}

describe('the only folder at the top of a source', () => {
  const cases: [what: string, paths: string[], inFolder: string[], inZip: string[]][] = [
    ['is another app', ['70000001/a'], ['error level-1-mismatch 70000001'], ['error level-1-mismatch 70000001']],
    [
      'is a mini program',
      ['2018032302435038/a'],
      ['error level-1-mismatch 2018032302435038'],
      ['error level-1-mismatch 2018032302435038'],
    ],
    ['has a name with digits', ['app70000001/a'], [], ['warning level-1-missing']],
    ['has a name that starts with digits', ['70000001-old/a'], [], ['warning level-1-missing']],
    ['has a name of digits and letters', ['70000001abcdefgh/a'], [], ['warning level-1-missing']],
    ['has a name of 9 digits', ['700000011/a'], [], ['warning level-1-missing']],
    ['is none, but a file with the name of the app id', [APP_ID], [], ['warning level-1-missing']],
    ['is none, but a file with the name of another app id', ['70000001'], [], ['warning level-1-missing']],
    ['is none, beside a file with the name of the app id', ['www/a', APP_ID], [], ['warning level-1-missing']],
    ['is none, as there is nothing', [], [], ['warning level-1-missing']],
  ];
  for (const [what, paths, inFolder, inZip] of cases) {
    it(`is packed with its name when it ${what}`, () => {
      const all = sourceOf('folder', paths).entries.map(({ path }) => path);
      assert.deepEqual(contentOf(sourceOf('folder', paths)), { paths: all, findings: inFolder });
      assert.deepEqual(contentOf(sourceOf('zip', paths)), { paths: all, findings: inZip });
    });
  }

  it('is taken off when it is the app’s, also beside litter', () => {
    const source = sourceOf('folder', [`${APP_ID}/www/a`, '.DS_Store', '__MACOSX/._a']);
    assert.deepEqual(contentOf(source), { paths: ['www', 'www/a'], findings: [`info level-1-removed ${APP_ID}`] });
  });
});

describe('a package that is written into its own source', () => {
  it('is left out wherever it is in a folder', () => {
    const source = sourceOf('folder', ['a', 'x/y/z.amr', 'z.amr']);
    assert.deepEqual(contentOf(source, APP_ID, '/x/app/x/y/z.amr'), {
      paths: ['a', 'x', 'x/y', 'z.amr'],
      findings: ['info output-in-source x/y/z.amr'],
    });
    assert.deepEqual(contentOf(source, APP_ID, '/x/z.amr').findings, []);
  });

  it('is not looked for in zips, whose names may lead to it', () => {
    const { paths, findings } = contentOf(sourceOf('zip', ['../z.amr', 'a']), APP_ID, '/x/z.amr');
    assert.deepEqual([paths, findings], [['..', '../z.amr', 'a'], ['warning level-1-missing']]);
  });
});

describe('the order of a source', () => {
  const sorted = (paths: string[]) => sourceOf('zip', paths).entries.map(({ path, type }) => `${type} ${path}`);

  it('has each folder once, before what is in it', () => {
    assert.deepEqual(sorted(['b/c/d', 'a', 'b/c/', 'b/e']), [
      'file a',
      'directory b',
      'directory b/c',
      'file b/c/d',
      'file b/e',
    ]);
  });

  it('has a folder beside a file of its name, so that both are seen', () => {
    assert.deepEqual(sorted(['a/b', 'a']).sort(), ['directory a', 'file a', 'file a/b']);
  });

  it('has no folder without a name', () => {
    assert.deepEqual(sorted(['/a/b']), ['directory /a', 'file /a/b']);
  });

  it('has a name before those that it is the start of', () => {
    assert.deepEqual(sorted(['a\0', 'ab', 'a']), ['file a', 'file a\0', 'file ab']);
  });
});
