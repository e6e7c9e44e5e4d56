import assert from 'node:assert/strict';
import type { PackageOptions } from '../../../../server/src/offline/pack/check-source.ts';
import { ContentScan } from '../../../../server/src/offline/pack/content-scan.ts';
import { limitFindings } from '../../../../server/src/offline/pack/limit-findings.ts';
import { sizeReport } from '../../../../server/src/offline/pack/size-report.ts';
import { found } from './packing.ts';

const PAGE = 'www/index.html';

/** What is found in addition to a page that is as it should be. */
const CASES: [
  what: string,
  paths: string[],
  expected: string[],
  options?: Partial<PackageOptions> & { size?: number },
][] = [
  ['nothing in a usual app', [PAGE, 'www/app.3f2a.js', 'www/img/icon@2x.png', 'www/assets/a-b_c.css'], []],
  ['an app id of 7 digits', [PAGE], ['error app-id-digits'], { appId: '7000000' }],
  ['nothing in a mini program’s app id', [PAGE], [], { appId: '2018032302435038' }],
  ['an app id of the SDK', [PAGE], ['warning app-id-reserved'], { appId: '66666692' }],
  ['an app id at the start of which the SDK’s are', [PAGE], ['warning app-id-reserved'], { appId: '20000999' }],
  ['markup in a version', [PAGE], ['error version-format'], { version: '1.0.0.<b>' }],
  ['a version with a word', [PAGE], ['error version-format'], { version: '1.0.0-beta' }],
  ['a version of three numbers', [PAGE], ['warning version-format'], { version: '1.0.0' }],
  ['a name of 101 bytes', [PAGE, `${'a'.repeat(98)}.js`], [`error tar-name-long ${'a'.repeat(98)}.js`]],
  ['nothing in a name of 100 bytes', [PAGE, `${'a'.repeat(97)}.js`], []],
  [
    'a folder whose slash is too much',
    [PAGE, `${'a'.repeat(100)}/`],
    [`error tar-name-long ${'a'.repeat(100)}`, `info empty-folder ${'a'.repeat(100)}`],
  ],
  ['separate accents', [PAGE, 'e\u0301.js'], ['error tar-name-not-nfc e\u0301.js', 'warning name-url e\u0301.js']],
  ['a backslash', [PAGE, 'a\\b.js'], ['error tar-name-backslash a\\b.js']],
  [
    'a way out',
    ['../x.html', PAGE],
    ['error tar-name-dots ..', 'error tar-name-dots ../x.html', 'warning name-windows ..'],
  ],
  ['names in two cases', [PAGE, 'www/A.js', 'www/a.js'], ['error tar-name-collision www/a.js']],
  [
    'folders in two cases',
    [PAGE, 'WWW/a.js'],
    ['error tar-name-collision www', 'error tar-name-collision www/index.html'],
  ],
  ['a name in another case of ours', [PAGE, 'HPMFILE.json'], ['error tar-name-collision HPMFILE.json']],
  [
    'names of devices',
    [PAGE, 'nul', 'Con.txt', 'com1.js', 'common.js'],
    ['warning name-windows Con.txt', 'warning name-windows com1.js', 'warning name-windows nul'],
  ],
  [
    'dots and spaces at the end',
    [PAGE, 'a.', 'b '],
    ['warning name-windows a.', 'warning name-windows b', 'warning name-url b'],
  ],
  [
    'what Windows has no names with',
    [PAGE, 'a:b.js', 'a|b'],
    ['error tar-name-drive a:b.js', 'warning name-windows a:b.js', 'warning name-windows a|b'],
  ],
  [
    'names that URLs write otherwise',
    [PAGE, 'a b.js', 'a#b.js', 'a%20b.js', '首页.html'],
    ['warning name-url a b.js', 'warning name-url a#b.js', 'warning name-url a%20b.js', 'warning name-url 首页.html'],
  ],
  ['a question mark', [PAGE, 'a?b.js'], ['warning name-windows a?b.js', 'warning name-url a?b.js']],
  [
    'litter',
    [PAGE, '.DS_Store', '__MACOSX/._x', 'www/Thumbs.db'],
    ['warning litter .DS_Store', 'warning litter __MACOSX', 'warning litter www/Thumbs.db'],
  ],
  [
    'folders of developers, each once',
    [PAGE, '.git/HEAD', 'www/node_modules/a/node_modules/b.js', '.vscode/'],
    [
      'warning developer-folder .git',
      'warning developer-folder .vscode',
      'warning developer-folder www/node_modules',
      'info empty-folder .vscode',
    ],
  ],
  [
    'source maps',
    [PAGE, 'www/a.js.map', 'www/b.css.map', 'www/world.map'],
    ['warning source-map www/a.js.map', 'warning source-map www/b.css.map'],
  ],
  [
    'key stores and environments',
    [PAGE, 'a.p12', 'b.jks', 'c.keystore', '.env', 'x/.env.production', '.env.example'],
    [
      'error secret-file .env',
      'error secret-file a.p12',
      'error secret-file b.jks',
      'error secret-file c.keystore',
      'error secret-file x/.env.production',
    ],
  ],
  ['what may be a key', [PAGE, 'keys/public.pem'], ['warning key-file keys/public.pem']],
  ['no files', ['www/'], ['error empty', 'warning entry-page', 'info empty-folder www']],
  ['no page', ['a.js'], ['warning entry-page']],
  ['a page in an unusual place', ['app/start.html'], ['warning entry-page']],
  ['a main URL of nothing', [PAGE], ['error entry-page'], { mainUrl: '/www/start.html' }],
  ['a main URL in another case', [PAGE], ['error entry-page'], { mainUrl: '/www/Index.html' }],
  ['a main URL of a server', [PAGE], ['error entry-page'], { mainUrl: 'https://example.com/www/index.html' }],
  ['a main URL with half an escape', [PAGE], ['error entry-page'], { mainUrl: '/www/%e4.html' }],
  ['nothing in a main URL with a query', ['app/start.html'], [], { mainUrl: '/app/start.html?a=1#/b' }],
  ['a package in the source', [PAGE, '70000000_1.0.0.0.amr'], ['warning package-inside 70000000_1.0.0.0.amr']],
  ['a package that was unpacked', [PAGE, 'Manifest.xml', 'CERT.json'], ['warning unpacked-package Manifest.xml']],
  ['a large file', [PAGE], ['info large-file www/index.html'], { size: 6 * 2 ** 20 }],
  [
    'a file that no package takes',
    [PAGE],
    ['error too-large www/index.html', 'warning large-package'],
    { size: 2 ** 30 + 1 },
  ],
  [
    'more than ZIP can say',
    [PAGE, 'a', 'b', 'c'],
    [...['a', 'b', 'c', PAGE].map(path => `info large-file ${path}`), 'error too-large'],
    { size: 2 ** 30 },
  ],
];

const HOST = 'mcube-prod.mpaascloud.com';

const GLOBAL: [what: string, paths: string[], expected: string[]][] = [
  ['nothing in the layout that is documented', [`${HOST}/53E5279071442_test/v1/a.js`], []],
  ['nothing in private clouds', ['csmds.example.cn:4432/mcube/53E5279071442_test/a.js'], []],
  ['files beside the server', [`${HOST}/53E5279071442_test/a.js`, 'a.js'], ['warning global-layout a.js']],
  ['a folder that is no server', ['www/53E5279071442_test/a.js'], ['warning global-layout www']],
  ['no app and workspace', [`${HOST}/js/a.js`], [`warning global-layout ${HOST}`]],
  ['all that urlencode changes', [`${HOST}/A_b/a@2x.png`], [`warning name-url ${HOST}/A_b/a@2x.png`]],
];

function scan(path: string, text: string): string[] {
  const content = new ContentScan(path);
  // In pieces: nothing may depend on how a file is read.
  for (let at = 0; at < text.length; at += 50) content.see(Buffer.from(text.slice(at, at + 50)));
  return content.findings().map(({ severity, code, message }) => {
    assert.ok(!message.includes('MIIE'), 'no part of a key is in a message');
    return `${severity} ${code.replace('package/', '')} ${/http:\S+/.exec(message)?.[0] ?? ''}`.trimEnd();
  });
}

const BODY = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7';

const CONTENTS: [what: string, path: string, text: string, expected: string[]][] = [
  ['a private key', 'www/key.txt', `-----BEGIN PRIVATE KEY-----\n${BODY}\n`, ['error private-key']],
  ['one of Windows', 'www/k', `\ufeff-----BEGIN RSA PRIVATE KEY-----\r\n${BODY}\r\n`, ['error private-key']],
  [
    'an encrypted one',
    'k.pem',
    `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00AA\n\n${BODY}`,
    ['error private-key'],
  ],
  ['one in a script', 'a.js', `const k = "-----BEGIN EC PRIVATE KEY-----\\n${BODY}\\n"`, ['error private-key']],
  ['one in a script in lines', 'a.js', `k = '-----BEGIN PRIVATE KEY-----' +\n  '${BODY}'`, ['error private-key']],
  ['nothing in libraries that read keys', 'a.js', 'h = "-----BEGIN RSA PRIVATE KEY-----\\n"; return h + body', []],
  ['nothing in public keys', 'a.pem', `-----BEGIN PUBLIC KEY-----\n${BODY}`, []],
  [
    'scripts over HTTP',
    'a.html',
    '<p>\n<script async src="http://cdn.example.com/a.js">',
    ['warning http-url http://cdn.example.com/a.js:'],
  ],
  ['no links', 'a.html', '<a class="x" href="http://example.com/">http://example.com</a>', []],
  ['calls over HTTP', 'a.js', 'fetch("http://api.example.com/x")', ['warning http-url http://api.example.com/x:']],
  [
    'no names and comments',
    'a.js',
    '/* http://a.example */ x("http://www.w3.org/2000/svg", "http://localhost:80")',
    [],
  ],
  [
    'backgrounds over HTTP',
    'a.css',
    'a { background: url( "http://a.example/b.png") }',
    ['warning http-url http://a.example/b.png:'],
  ],
  ['nothing in files that load nothing', 'a.txt', '"http://a.example/"', []],
];

describe('rules for what is packed', () => {
  for (const [what, paths, expected, options] of CASES) {
    it(`find ${what}`, () => assert.deepEqual(found(paths, options), expected));
  }
  for (const [what, paths, expected] of GLOBAL) {
    it(`find in global resource packages ${what}`, () =>
      assert.deepEqual(found(paths, { resourceType: 'global' }), expected));
  }
  for (const [what, path, text, expected] of CONTENTS) {
    it(`find in files ${what}`, () => assert.deepEqual(scan(path, text), expected));
  }

  it('look at the start of large files only', () => {
    const far = `${' '.repeat(5 * 2 ** 20)}-----BEGIN PRIVATE KEY-----\n${BODY}`;
    const content = new ContentScan('a.js');
    content.see(Buffer.from(far));
    assert.deepEqual([content.isDone, content.findings()], [true, []]);
  });

  it('show twenty of a kind, and say how many more there are', () => {
    const many = Array.from({ length: 25 }, (_, index) => ({
      code: 'package/x',
      severity: 'warning' as const,
      entry: `${index}`,
      message: '',
    }));
    const shown = limitFindings([
      ...many,
      { ...many[0], code: 'package/y', severity: 'error', entry: '', message: '' },
    ]);
    assert.equal(shown.length, 22);
    assert.deepEqual(shown[20], { ...many[0], entry: '', message: 'And 5 more like this.' });
    assert.equal(shown[21]?.code, 'package/y');
  });

  it('report sizes by type and the largest files', () => {
    const file = (path: string, size: number) => ({ path, type: 'file' as const, size });
    const files = [file('a.js', 1), file('b.JS', 5), file('c', 2), { path: 'd', type: 'directory' as const, size: 0 }];
    assert.deepEqual(sizeReport(files), {
      total: 8,
      files: 3,
      byType: [
        { type: 'js', files: 2, size: 6 },
        { type: '', files: 1, size: 2 },
      ],
      largest: [
        { path: 'b.JS', size: 5 },
        { path: 'c', size: 2 },
        { path: 'a.js', size: 1 },
      ],
    });
  });
});
