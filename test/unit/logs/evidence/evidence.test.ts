import assert from 'node:assert/strict';
import { Evidence } from '../../../../server/src/logs/evidence/evidence.ts';
import { eventsOf } from '../../../../server/src/logs/log-reader.ts';
import { clockLog } from '../../../support/logs/clocks.ts';
import { logFixtures } from '../../../support/logs/fixtures.ts';

/** What evidence says of an event, in data. */
function allOf(evidence: Evidence, placed: { source: string; event: ReturnType<typeof eventsOf>[number] }) {
  return {
    skew: evidence.skewOf(placed),
    guard: evidence.guardNear(placed),
    burst: evidence.burstOf(placed.event),
    unregistered: evidence.unregistered,
  };
}

describe('evidence', () => {
  it('is the same when events come one after another, and asked for in between', async () => {
    const fixtures = (await logFixtures()).map(({ name, events }) => ({ name, events }));
    const clock = { name: 'clock', events: eventsOf(clockLog('drift', 'ts', 1).text) };
    const placed = [...fixtures, clock].flatMap(({ name, events }) => events.map(event => ({ source: name, event })));
    const growing = new Evidence();
    for (const [index, each] of placed.entries()) {
      growing.add(each);
      assert.deepEqual(allOf(growing, each), allOf(new Evidence(placed.slice(0, index + 1)), each));
    }
  });
});
