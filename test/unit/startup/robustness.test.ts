import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkStartupParameters } from '../../../server/src/startup/check.ts';
import { findPlaces, MAX_LENGTH, type TextKind } from '../../../server/src/startup/find-places.ts';
import { spotAt } from '../../../server/src/startup/spot.ts';
import { suggest } from '../../../server/src/startup/suggest.ts';

const KINDS: TextKind[] = ['script', 'markup', 'preset'];

/** Texts made of what the scanner looks at, whole and broken. */
const PIECES = [
  "AlipayJSBridge.call('startApp', { param: {",
  'my.call("pushWindow", {',
  'mpaas://platformapi/startapp?',
  '?__webview_options__=',
  '"data": [{ "extend_info": { "launchParams": {',
  '<script>',
  '</script>',
  '<a onclick="',
  '<!--',
  '-->',
  'readTitle',
  "'YES'",
  '%26',
  '%3D',
  'a%3D',
  ...'{}()[]`\'"/\\:,.?&=<>$;# \n',
  '${',
  '//',
  '/*',
  '*/',
];
const broken = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map(pieces => pieces.join(''));

describe('any text', () => {
  for (const kind of KINDS) {
    it(`is looked through without failing, wherever the cursor is (${kind})`, () => {
      fc.assert(
        fc.property(fc.oneof(broken, fc.string({ unit: 'binary', maxLength: 200 })), fc.nat(), (text, cursor) => {
          const found = findPlaces(text, kind);
          for (const place of found.places) {
            assert.ok(0 <= place.start && place.start <= place.end && place.end <= text.length);
            for (const { start, end, key, value } of place.given) {
              assert.ok(place.start <= start && start <= key.start && key.end <= end && end <= place.end);
              if (value) assert.ok(key.end <= value.start && value.start <= value.end && value.end <= place.end);
            }
          }
          const offset = cursor % (text.length + 1);
          const spot = spotAt(found, offset);
          if (!spot) return;
          assert.ok(spot.range.start <= offset && offset <= spot.range.end);
          suggest(spot);
          checkStartupParameters(text, kind, '/a.js');
        }),
        { numRuns: 2000 },
      );
    });
  }

  const WORST = [
    "AlipayJSBridge.call('startApp',{param:{a:()=>",
    "AlipayJSBridge.call('startApp',{param:{",
    'mpaas://platformapi/startapp?',
    "'mpaas://platformapi/startapp?a=${",
    '`mpaas://platformapi/startapp?${`',
    '?__webview_options__=a%3Db&',
    '"?__webview_options__=',
    '/[startApp',
    "\\'startApp",
    '`startApp${',
    '{startApp(',
    '<a pushWindow="',
    '<script>startApp</scrip',
    '<!-- startApp',
    '<a startApp=',
    '{"data":[{"extend_info":{"launchParams":{',
  ];
  for (const piece of WORST) {
    // Quadratic time would be minutes, which mocha's own limit would end.
    it(`is looked through to its end: ${piece}`, () => {
      const text = piece.repeat(Math.floor(1_000_000 / piece.length));
      for (const kind of KINDS) assert.ok(Array.isArray(findPlaces(text, kind).places));
    });
  }

  it('is not looked through when it is too long', () => {
    const text = "my.call('startApp', { param: { u: 1 } })";
    assert.equal(findPlaces(text.padEnd(MAX_LENGTH), 'script').places.length, 1);
    assert.equal(findPlaces(text.padEnd(MAX_LENGTH + 1), 'script').places.length, 0);
  });
});
