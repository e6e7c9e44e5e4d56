import assert from 'node:assert/strict';
import { measureSkew, type SkewClass } from '../../../../server/src/logs/evidence/clock-skew.ts';
import { eventsOf } from '../../../../server/src/logs/log-reader.ts';
import { type ClockSource, clockLog } from '../../../support/logs/clocks.ts';

const LOGS = 100;

/** What can be told from each source. */
const CASES: [source: ClockSource, classes: SkewClass[]][] = [
  ['ts', ['fine', 'drift', 'time-zone', 'seconds', 'replay']],
  ['lines', ['fine', 'drift', 'time-zone']],
  ['lines-without-zone', ['fine', 'drift']],
];

describe('clock of a client', () => {
  for (const [source, classes] of CASES) {
    for (const wanted of classes) {
      it(`is told for ${LOGS} logs with "${wanted}" out of ${source}, in 99 of 100`, function () {
        this.timeout(60_000);
        const wrong: unknown[] = [];
        for (let seed = 1; seed <= LOGS; seed++) {
          const log = clockLog(wanted, source, seed);
          const skew = measureSkew(eventsOf(log.text));
          const isRight = skew?.class === wanted && Math.abs(skew.offsetMs - log.offset) <= 1000;
          if (!isRight) wrong.push({ seed, offset: log.offset, skew });
        }
        assert.ok(
          wrong.length <= LOGS / 100,
          `${wrong.length} are wrong: ${JSON.stringify(wrong.slice(0, 5), undefined, 1)}`,
        );
      });
    }
  }
});
