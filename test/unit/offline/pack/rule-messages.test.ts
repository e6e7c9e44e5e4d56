import assert from 'node:assert/strict';
import { checkEntries, type PackageOptions } from '../../../../server/src/offline/pack/check-source.ts';
import { ContentScan } from '../../../../server/src/offline/pack/content-scan.ts';
import type { SourceEntry } from '../../../../server/src/offline/pack/pack-source.ts';
import { nothing, sortedWithFolders } from '../../../../server/src/offline/pack/source-order.ts';
import { APP, found } from './packing.ts';

type Type = SourceEntry['type'];

/** Of entries with a type and a size, as `severity code: message`. */
function said(entries: Record<string, Type | number>, options: Partial<PackageOptions> = {}): string[] {
  const listed = Object.entries(entries).map(([path, what]) => ({
    path,
    type: typeof what === 'number' ? ('file' as const) : what,
    size: typeof what === 'number' ? what : 0,
    open: nothing,
  }));
  const findings = checkEntries({ ...APP, resourceType: 'normal', ...options, entries: sortedWithFolders(listed) });
  return findings.map(({ severity, code, message }) => `${severity} ${code.replace('package/', '')}: ${message}`);
}

const PAGE = 'www/index.html';

describe('rules for what is packed, in words,', () => {
  it('refuse links and special files', () => {
    assert.deepEqual(said({ [PAGE]: 1, a: 'link', b: 'special' }), [
      'error link: This is a symbolic link. Packages hold none, and it is not followed, because it may lead elsewhere. Put the file itself here.',
      'error special-file: This is neither a file nor a folder, and cannot be packed. Take it out.',
    ]);
  });

  it('tell how large the content is, which may be less in global resource packages', () => {
    const files = { 'a.example/A1_b/x': 4_000_000, 'a.example/A1_b/y': 2_000_000 };
    assert.deepEqual(said({ [PAGE]: 1, ...files }), []);
    assert.deepEqual(said(files, { resourceType: 'global' }), [
      'warning large-package: The content has 6.0 MB. Global resource packages should be small: the docs ask for strict control, without a number.',
    ]);
    assert.deepEqual(said({ [PAGE]: 25_600_000 }), [
      'info large-file: This file has 25.6 MB. Should every device download it?',
      'warning large-package: The content has 25.6 MB, and devices hold all of it in memory when they open it.',
    ]);
    assert.deepEqual(said({ [PAGE]: 5 * 2 ** 20 }), []);
  });

  it('tell which page was not found, and which there is', () => {
    const entry = (mainUrl: string, page: string) => said({ [page]: 1 }, { mainUrl });
    const no = (page: string) =>
      `error entry-page: The package has no b.html, which the main URL names. Its first page is ${page}.`;
    assert.deepEqual(entry('/b.html', 'a.htm'), [no('a.htm')]);
    assert.deepEqual(entry('/b.html', 'a.js'), [no('-')]);
    assert.deepEqual(entry('/b.html', 'a.html.js'), [no('-')]);
    assert.deepEqual(
      entry('/a%20b.html#/x', 'a b.html').filter(each => each.startsWith('error')),
      [],
    );
    for (const none of ['b.html', 'https://a.example/b.html', '/', '/%e4']) {
      const message = `The main URL is the path of a page in the package, like /www/index.html. "${none}" is none.`;
      assert.deepEqual(entry(none, 'a.html'), [`error entry-page: ${message}`]);
    }
  });

  it('tell what a name is in URLs', () => {
    assert.deepEqual(said({ [PAGE]: 1, 'é.js': 1 }), [
      'warning name-url: In URLs "é" is written as %C3%A9, so clients may not find this file. Use letters of English, digits, ".", "-" and "_".',
    ]);
  });

  it('tell in which line something comes over HTTP', () => {
    const scan = new ContentScan('a.js');
    const url = `http://a.example/é${'x'.repeat(100)}`;
    scan.see(Buffer.from(`\n\nload("${url}")\n\n`));
    const shown = url.slice(0, 79);
    assert.deepEqual(
      scan.findings().map(({ message }) => message),
      [`Line 3 has ${shown}: nobody checks what comes over plain HTTP, and pages over HTTPS refuse it. Use https.`],
    );
  });
});

describe('rules for names', () => {
  const cases: [what: string, paths: string[], expected: string[], options?: Partial<PackageOptions>][] = [
    ['a manifest alone', [PAGE, 'Manifest.xml'], []],
    ['folders named as files of which something is said', [PAGE, 'a.amr/b', 'b.js.map/b', 'c.p12/b'], []],
    ['names that only start like those', [PAGE, 'a.amr.txt', 'b.js.map.txt'], []],
    [
      'maps of modules',
      [PAGE, 'a.mjs.map', 'b.cjs.map'],
      ['warning source-map a.mjs.map', 'warning source-map b.cjs.map'],
    ],
    ['a file named as a folder of developers', [PAGE, '.vs'], []],
    ['a file that is a folder, too', [PAGE, 'a', 'a/b'], ['error tar-duplicate a', 'error tar-file-as-folder a/b']],
    ['a bucket of a private cloud', ['a.example/mcube/x/A1_b/c'], [], { resourceType: 'global' }],
    ['an app far below', ['a.example/x/y/z/A1_b/c'], ['warning global-layout a.example'], { resourceType: 'global' }],
    [
      'an app of another server',
      ['a.example/x/c', 'b.example/A1_b/c'],
      ['warning global-layout a.example'],
      { resourceType: 'global' },
    ],
    ['a file named as an app', ['a.example/A1_b'], ['warning global-layout a.example'], { resourceType: 'global' }],
    [
      'a file named as a server',
      ['a.example', 'b.example/A1_b/c'],
      ['warning global-layout a.example'],
      { resourceType: 'global' },
    ],
    ['versions of larger numbers', [PAGE], [], { version: '10.20.30.40' }],
    ['a version after a letter', [PAGE], ['error version-format'], { version: 'v1.0.0.0' }],
  ];
  for (const [what, paths, expected, options] of cases) {
    it(`take ${what}: ${expected.length === 0 ? 'nothing is said' : expected.join(', ')}`, () => {
      assert.deepEqual(found(paths, options), expected);
    });
  }
});
