import assert from 'node:assert/strict';
import { Timeline } from '../../../../server/src/logs/report/timeline.ts';

const START = Date.UTC(2026, 10, 3, 6, 0, 0);
const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

function timelineOf(moments: number[]): Timeline {
  const timeline = new Timeline();
  for (const at of moments) timeline.add(at, 'a', 1);
  return timeline;
}

function total(timeline: Timeline): number {
  const { bars, before, after } = timeline.counts() ?? { bars: [], before: 0, after: 0 };
  return bars.reduce((sum, bar) => sum + (bar.get('a') ?? 0), before + after);
}

describe('a timeline', () => {
  it('is none without events', () => {
    assert.equal(new Timeline().counts(), undefined);
  });

  it('has bars that are as long as they have to be for all of them to be seen', () => {
    const lengths = [1, 100, 1000, 10_000, 100_000].map(seconds => {
      const counts = timelineOf([START, START + seconds * SECOND]).counts();
      return [seconds, (counts?.width ?? 0) / SECOND, counts?.bars.length];
    });
    assert.deepEqual(lengths, [
      [1, 1, 2],
      [100, 1, 101],
      [1000, 10, 101],
      [10_000, 120, 84],
      [100_000, 900, 112],
    ]);
  });

  it('counts each event once, by what it is, however long it is', () => {
    const timeline = new Timeline();
    for (let index = 0; index < 100_000; index++) timeline.add(START + index * 17 * MINUTE, index % 10 ? 'a' : 'b', 1);
    const counts = timeline.counts();
    assert.ok((counts?.bars.length ?? 0) <= 120);
    const sum = (what: string) => counts?.bars.reduce((all, bar) => all + (bar.get(what) ?? 0), 0);
    assert.deepEqual([sum('a'), sum('b')], [90_000, 10_000]);
  });

  it('takes back what was counted', () => {
    const timeline = timelineOf([START, START + HOUR]);
    timeline.add(START + HOUR, 'a', -1);
    assert.equal(total(timeline), 1);
    assert.equal(timeline.counts()?.bars.length, 1);
    timeline.add(START, 'a', -1);
    assert.equal(timeline.counts(), undefined);
  });

  it('leaves out few events that are far from all others, and says so', () => {
    const most = Array.from({ length: 1000 }, (_, index) => START + index * SECOND);
    const counts = timelineOf([START - 900 * DAY, ...most, START + 400 * DAY]).counts();
    assert.deepEqual([counts?.before, counts?.after], [1, 1]);
    assert.ok((counts?.width ?? 0) <= MINUTE, `${counts?.width}`);
    assert.ok((counts?.start ?? 0) >= START - MINUTE);
  });

  it('begins days where this machine has them', () => {
    const counts = timelineOf([START, START + 200 * DAY]).counts();
    const start = new Date(counts?.start ?? 0);
    assert.deepEqual([start.getHours(), start.getMinutes()], [0, 0]);
  });
});
