import assert from 'node:assert/strict';

const GROWTH = 8;
/** Linear work takes 8 times as long for 8 times as much, quadratic work 64 times. */
const MOST_TIMES = 24;
/** What takes less is not worth comparing, in milliseconds. */
const NOTHING = 2;
const TRIES = 5;

/**
 * Checks that work takes linear time, by doing it for so much and for eight times as much. The shortest of some tries
 * count, for machines do other things, too.
 * @param work checks what comes out of it as well
 */
export function assertLinear(work: (size: number) => void, size: number): void {
  // The engine compiles what it does often.
  work(size);
  let [one, many] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let tries = 0; tries < TRIES; tries++) {
    one = Math.min(
      one,
      millisOf(() => work(size)),
    );
    many = Math.min(
      many,
      millisOf(() => work(size * GROWTH)),
    );
    if (many <= MOST_TIMES * Math.max(one, NOTHING)) return;
  }
  assert.fail(`${size} took ${one.toFixed(1)} ms, and ${size * GROWTH} took ${many.toFixed(1)} ms`);
}

function millisOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
