import assert from 'node:assert/strict';
import { sizeReport } from '../../../../server/src/offline/pack/size-report.ts';

/** Of files whose sizes are given by their paths; types as `type files size`, files as `path size`. */
function report(sizes: Record<string, number>) {
  const files = Object.entries(sizes).map(([path, size]) => ({ path, type: 'file' as const, size }));
  const { byType, largest } = sizeReport(files);
  return {
    byType: byType.map(({ type, files: count, size }) => `${type} ${count} ${size}`),
    largest: largest.map(({ path, size }) => `${path} ${size}`),
  };
}

describe('the report of sizes', () => {
  it('has the largest type first, and those of one size by name', () => {
    const { byType } = report({ 'a.txt': 1, 'b.png': 40, 'c.js': 1, 'd.css': 7, 'e.js': 2, 'f.xml': 3, LICENSE: 1 });
    assert.deepEqual(byType, ['png 1 40', 'css 1 7', 'js 2 3', 'xml 1 3', ' 1 1', 'txt 1 1']);
  });

  it('has the ten largest files, and those of one size by path', () => {
    const sizes = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`f${String(index).padStart(2, '0')}`, index]),
    );
    assert.deepEqual(
      report(sizes).largest,
      Array.from({ length: 10 }, (_, index) => `f${String(11 - index).padStart(2, '0')} ${11 - index}`),
    );
    assert.deepEqual(report({ b: 1, c: 2, a: 1 }).largest, ['c 2', 'a 1', 'b 1']);
  });
});
