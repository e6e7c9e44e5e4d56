import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wrap } from '../../../server/src/cli/wrap.ts';

describe('breaking lines', () => {
  const broken: [text: string, columns: number, lines: string[]][] = [
    ['', 10, ['']],
    ['one two three', 20, ['one two three']],
    ['one two three', 7, ['one two', 'three']],
    ['one two three', 5, ['one', 'two', 'three']],
    ['a https://example.com/long b', 8, ['a', 'https://example.com/long', 'b']],
    ['校准设备时间', 8, ['校准设备', '时间']],
    ['校准时间，重试。', 8, ['校准时', '间，重', '试。']],
    ['检查 appId 与环境', 10, ['检查 appId', '与环境']],
    ['适用于 Android。', 14, ['适用于', 'Android。']],
  ];
  for (const [text, columns, lines] of broken) {
    it(`${columns} columns: ${text}`, () => assert.deepEqual(wrap(text, columns), lines));
  }

  it('loses nothing but spaces', () => {
    const text = fc.array(fc.constantFrom('word', '设', '，', '。', ' ', '[a]', '😀')).map(parts => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: -2, max: 30 }), (written, columns) => {
        assert.equal(wrap(written, columns).join('').replaceAll(' ', ''), written.replaceAll(' ', ''));
      }),
    );
  });
});
