import assert from 'node:assert/strict';
import { KeptEvents } from '../../../server/src/logs/kept-events.ts';
import { MOST_FAILURES, MOST_LENGTH, MOST_OTHERS } from '../../../server/src/logs/limits.ts';
import { eventsOf } from '../../../server/src/logs/log-reader.ts';

function event(code: number, tips = '') {
  const [first] = eventsOf(`RPCException: [${code}] : ${tips}`);
  assert.ok(first);
  return first;
}

/** How many are kept of failures, and of others. */
function sizes({ placed }: KeptEvents): [failures: number, others: number] {
  const failures = placed.filter(each => each.event.code !== 1000).length;
  return [failures, placed.length - failures];
}

describe('events that are kept', () => {
  it('are as they were', () => {
    const kept = new KeptEvents();
    const given = event(7002, '验签失败');
    kept.add('a.log', given);
    assert.deepEqual([kept.placed, kept.leftOut], [[{ source: 'a.log', event: given }], 0]);
  });

  it('are so many at most, and failures have room when there are too many others', () => {
    const kept = new KeptEvents();
    const [success, failure] = [event(1000), event(7002)];
    for (let index = 0; index < MOST_OTHERS + 7; index++) kept.add('a.log', success);
    for (let index = 0; index < MOST_FAILURES + 5; index++) kept.add('a.log', failure);
    assert.deepEqual([sizes(kept), kept.leftOut], [[MOST_FAILURES, MOST_OTHERS], 12]);
  });

  it('are so long at most, others half of that', () => {
    const kept = new KeptEvents();
    const signContent = 'x'.repeat(100_000);
    const add = (code: number) => {
      for (let index = 0; index < 500; index++) kept.add('a.log', { ...event(code), signContent });
    };
    add(1000);
    add(7002);
    const [failures, others] = sizes(kept);
    assert.ok(others * 100_000 < MOST_LENGTH / 2 + 200_000, String(others));
    assert.ok(failures > others / 2 && (failures + others) * 100_000 < MOST_LENGTH + 200_000, String(failures));
    assert.equal(failures + others + kept.leftOut, 1000);
  });
});
