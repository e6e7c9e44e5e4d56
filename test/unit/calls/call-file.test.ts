import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCalls } from '../../../server/src/calls/call-file.ts';

const CASES: [text: string, calls: object[]][] = [
  ['{ "operation": "a.b" }', [{ operation: 'a.b', offset: 0 }]],
  [
    ' { "operation": "a.b", "environment": "test", "request": { "x": [1] }, "headers": { "X-A": "1" } }',
    [{ operation: 'a.b', environment: 'test', request: { x: [1] }, headers: { 'X-A': '1' }, offset: 1 }],
  ],
  [
    '[{ "operation": "a" }, { "operation": "b", "request": null }]',
    [
      { operation: 'a', offset: 1 },
      { operation: 'b', request: null, offset: 23 },
    ],
  ],
  ['// first\n[{ "operation": "a", },]', [{ operation: 'a', offset: 10 }]],
  [
    '[{ "operation": "a" }, { "operation": "" }, { "operation": 7 }, 7, [{ "operation": "b" }]]',
    [{ operation: 'a', offset: 1 }],
  ],
  ['{ "operation": "a", "environment": 7, "headers": { "X-A": 1 } }', [{ operation: 'a', offset: 0 }]],
  ['{ "operation": "a", "request": { "x": ', [{ operation: 'a', request: {}, offset: 0 }]],
  ['', []],
  ['null', []],
];

describe('a file of calls', () => {
  for (const [text, calls] of CASES) {
    it(`${JSON.stringify(text)} has ${calls.length}`, () =>
      assert.deepEqual(JSON.parse(JSON.stringify(readCalls(text))), calls));
  }

  it('is read whatever it holds', () => {
    const json = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map(text => text.slice(0, -1)),
    );
    fc.assert(fc.property(json, text => assert.ok(Array.isArray(readCalls(text)))));
  });
});
