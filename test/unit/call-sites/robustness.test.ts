import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findOperationSites, operationStringAt, siteLanguageOf } from '../../../server/src/call-sites/find-sites.ts';
import { LANGUAGES } from '../../../server/src/call-sites/languages/index.ts';
import { type OperationSite, siteAt } from '../../../server/src/call-sites/operation-site.ts';

/** What sources are made of that the scanners look at. */
const PIECES = [
  "AlipayJSBridge.call('rpc', { operationType: 'com.example.login', requestData: [",
  "MPRpc.executeRpc<string>(this, { operationType: 'com.example.login' }, request)",
  '@OperationType("com.example.login")',
  'method.operationType = @"com.example.login";',
  'method.operationType = #"com.example.login"#',
  '"""com.example.login"""',
  '<script>',
  '</script>',
  '<a onclick="',
  'operationType',
  'setOperationType(',
  'com.example.login',
  '"${',
  '"\\(',
  '//',
  '/*',
  '*/',
  '"""',
  '#"',
  '"#',
  ...'{}()[]<>`\'"/\\:,.?&=;#@$+- \n\r',
];
const broken = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map(pieces => pieces.join(''));

describe('any text', () => {
  for (const { name } of LANGUAGES) {
    it(`is looked through without failing, wherever it is cut and the cursor is (${name})`, () => {
      fc.assert(
        fc.property(fc.oneof(broken, fc.string({ unit: 'binary', maxLength: 200 })), fc.nat(), (text, cursor) => {
          const sites = findOperationSites(text, name);
          for (const site of sites) checkSite(text, site);
          const offset = cursor % (text.length + 1);
          const site = siteAt(sites, offset);
          if (site) assert.ok(site.start <= offset && offset <= site.end);
          const typed = operationStringAt(text, name, offset);
          if (typed) assert.ok(typed.start <= offset && offset <= typed.end);
          if (typed) assert.equal(text.slice(typed.start, typed.end), typed.text);
        }),
        { numRuns: 1000 },
      );
    });
  }

  const WORST = [
    ...['<script>', '<a b="', '"${', '"\\(', '/*', '"""', '#"', '#"\n', '#', '{', '`', '"', '/', '?.', "'\\", '"\\"'],
    ...['"${"', '"\\("', 'MPRpc.executeRpc<', '"a.', "my.call('rpc',{operationType:'a.b',", 'operationType:'],
  ];
  for (const piece of WORST) {
    // Quadratic time would be minutes, which mocha's own limit would end.
    it(`is looked through to its end: ${JSON.stringify(piece)}`, () => {
      const text = `operationType ${piece.repeat(Math.floor(200_000 / piece.length))}`;
      for (const language of ['script', 'markup', 'kotlin', 'swift', 'objective-c'] as const) {
        assert.ok(Array.isArray(findOperationSites(text, language)));
      }
    });
  }
});

describe('the language of a file', () => {
  it('follows from its name', () => {
    const names = ['a.ts', 'b/C.JAVA', 'C:\\a.b\\c.vue', 'x.m', 'x.ets', 'x.kts', 'Makefile', '.ts', 'a.ts.md', ''];
    assert.deepEqual(names.map(siteLanguageOf), [
      ...['script', 'java', 'markup', 'objective-c', 'arkts', 'kotlin'],
      ...[undefined, undefined, undefined, undefined],
    ]);
  });
});

function checkSite(text: string, { start, end, operationType, call }: OperationSite): void {
  assert.ok(operationType.length > 0);
  assert.equal(text.slice(start, end), operationType);
  if (!call) return;
  assert.ok(call.start <= start && end <= call.end && call.end <= text.length);
  const argument = call.requestData ?? call.data;
  if (argument) assert.ok(call.start < argument.start && argument.start < argument.end && argument.end <= call.end);
}
