import assert from 'node:assert/strict';
import { explainSkew } from '../../../server/src/gateway/checks/skew.ts';
import { NOW } from './shop.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const WINDOW = 10;

describe('a Ts that is too far away', () => {
  const clock = (way: string) => new RegExp(`^The client's clock is ${way}`);
  const zone = (way: string) => new RegExp(`^Ts is ${way}`);

  const cases: [what: string, sent: number, says: RegExp][] = [
    ['in seconds', NOW / 1000, /^Ts is in seconds\. Send milliseconds\.$/],
    ['in seconds, at the edge of the window', (NOW + WINDOW * MINUTE) / 1000, /^Ts is in seconds/],
    ['in seconds, outside the window', (NOW + WINDOW * MINUTE) / 1000 + 1, clock('\\d+ days behind')],
    ['in microseconds', NOW * 1000, /^Ts is in microseconds\. Send milliseconds\.$/],
    ['in microseconds, at the edge of the window', (NOW - WINDOW * MINUTE) * 1000, /^Ts is in microseconds/],
    ['in microseconds, outside the window', (NOW - WINDOW * MINUTE) * 1000 - 1000, clock('\\d+ days ahead')],
    ['eight hours ahead', NOW + 8 * HOUR, zone('8 h 0 min ahead, which looks like a time zone')],
    ['eight hours behind', NOW - 8 * HOUR, zone('8 h 0 min behind, a whole number of hours')],
    ['an hour and less than a minute', NOW + HOUR + MINUTE - 1, zone('1 h 0 min ahead')],
    ['an hour but less than a minute', NOW - HOUR + MINUTE - 1, zone('59 min behind, a whole number of hours')],
    ['an hour and a minute', NOW + HOUR + MINUTE, clock("1 h 1 min ahead of the gateway's\\.$")],
    ['half an hour', NOW - 30 * MINUTE, clock('30 min behind .*sent again later\\.$')],
    ['the farthest time zone', NOW + 14 * HOUR, zone('14 h 0 min ahead')],
    ['beyond all time zones', NOW + 15 * HOUR, clock('15 h 0 min ahead')],
    ['two days', NOW + 2 * DAY, clock('2 days ahead')],
    ['less than two days', NOW + 2 * DAY - MINUTE, clock('47 h 59 min ahead')],
    ['a minute', NOW + MINUTE, clock('1 min ahead')],
    ['less than a minute', NOW + MINUTE - SECOND, clock('59 s ahead')],
  ];
  for (const [what, sent, says] of cases) {
    it(`is explained: ${what}`, () => {
      const explanation = explainSkew(sent, NOW, WINDOW);
      assert.match(explanation.hypothesis, says);
      assert.equal(explanation.offsetMs, sent - NOW);
    });
  }

  it('is shown beside what was expected', () => {
    const { code, expected, received, windowMinutes } = explainSkew(NOW - DAY, NOW, WINDOW);
    assert.deepEqual(
      [code, expected, received, windowMinutes],
      [7003, 'within 10 minutes of 2020-09-13T12:26:40.000Z', '2020-09-12T12:26:40.000Z', 10],
    );
  });

  it('is shown as a number where it is no date', () => {
    assert.equal(explainSkew(8.64e15, NOW, WINDOW).received, '+275760-09-13T00:00:00.000Z');
    assert.equal(explainSkew(8.64e15 + 2, NOW, WINDOW).received, '8640000000000002');
  });
});
