import assert from 'node:assert/strict';
import { progressLine } from '../../../server/src/cli/progress.ts';

/** What a terminal is told: `[` for the start of an empty line. */
function shown({ isTTY, steps }: { isTTY: boolean; steps: [ms: number, done: number][] }): string {
  let text = '';
  let time = 0;
  const write = (chunk: string | Uint8Array) => {
    text += String(chunk).replace('\r\x1b[K', '[');
    return true;
  };
  const report = progressLine({ isTTY, write }, () => time);
  for (const [ms, done] of steps) {
    time = ms;
    report(done, 200);
  }
  return text;
}

describe('progress on a terminal', () => {
  it('shows whole percents once, and leaves the line empty', () => {
    const steps: [number, number][] = [
      [600, 20],
      [601, 21],
      [700, 100],
      [800, 200],
    ];
    assert.equal(shown({ isTTY: true, steps }), '[10 %[50 %[');
  });

  it('says nothing of short work, and nothing to a pipe', () => {
    assert.equal(
      shown({
        isTTY: true,
        steps: [
          [10, 100],
          [400, 200],
        ],
      }),
      '',
    );
    assert.equal(
      shown({
        isTTY: false,
        steps: [
          [900, 100],
          [999, 200],
        ],
      }),
      '',
    );
  });
});
