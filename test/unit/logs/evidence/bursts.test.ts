import assert from 'node:assert/strict';
import { BurstFinder } from '../../../../server/src/logs/evidence/bursts.ts';
import { eventsOf } from '../../../../server/src/logs/log-reader.ts';

/** Lines of a digest: `code operation device`. */
function digest(...calls: string[]): string {
  return calls
    .map((call, index) => {
      const [code, operation, device] = call.split(' ');
      const traceId = `0a1d7667${1_591_164_847_000 + index}82982065${index}`;
      return `2020-06-03 14:14:08,001 - (/mgw.htm,response,N,6ms,${operation},-,A,default,${code},-,-,-,-,${device},-,-,-,HTTP,JSON,2,0,F,${traceId},F,IOS,1,4,2.0)`;
    })
    .join('\n');
}

/** Bursts in words. */
function bursts(text: string): string[] {
  const finder = new BurstFinder();
  for (const event of eventsOf(text)) finder.add(event);
  return finder.find().map(({ code, spread, events }) => `${code} ${spread} ${events.length}`);
}

const times = (count: number, call: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => call(index));
const FINE = ['1000 b d2', '1000 c d3', '1000 a d4'];

describe('bursts of a code', () => {
  it('are told over many operations', () => {
    assert.deepEqual(bursts(digest(...FINE, ...times(6, index => `7002 op${index % 3} d${index}`))), [
      '7002 many-operations 6',
    ]);
  });

  it('are told of one device among others', () => {
    assert.deepEqual(bursts(digest(...FINE, ...times(6, index => `7003 op${index % 3} d1`))), ['7003 one-device 6']);
  });

  it('are told of one operation among others', () => {
    assert.deepEqual(bursts(digest(...FINE, ...times(6, index => `4001 pay d${index}`))), ['4001 one-operation 6']);
  });

  it('are none of a few', () => {
    assert.deepEqual(bursts(digest(...FINE, ...times(4, index => `7002 op${index} d${index}`))), []);
  });

  it('are none of successes, and of what nothing is known', () => {
    assert.deepEqual(bursts(digest(...times(9, index => `1000 op${index} d${index}`))), []);
    assert.deepEqual(bursts(times(9, () => 'RPCException: [7002] : x').join('\n')), []);
  });

  it('count a call once, however many lines its thread writes of it', () => {
    const call = (index: number) => {
      const time = `08-11 12:50:0${index}.000  1 5 W T:`;
      return [
        `${time} [getSignData] sign content: Operation-Type=op${index}&Request-Data=W10=&Ts=NI7Re00`,
        `${time} RPCException: [7002] : x`,
        `${time} RPCException: [7002] : x`,
        ...times(30, () => 'another line'),
      ].join('\n');
    };
    assert.deepEqual(bursts(times(6, call).join('\n')), ['7002 many-operations 6']);
  });
});
