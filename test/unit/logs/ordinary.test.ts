import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eventsOf } from '../../../server/src/logs/log-reader.ts';
import { ordinaryLines } from '../../support/logs/ordinary.ts';

/** How many events in so many lines of other logs are accepted: none. */
const LINES = 100_000;

describe('ordinary logs', () => {
  it(`have no events in ${LINES} lines`, function () {
    this.timeout(120_000);
    for (let part = 0; part < 10; part++) {
      const lines = ordinaryLines(LINES / 10, part + 1);
      const wrong = eventsOf(lines.join('\n')).map(({ startLine, endLine }) =>
        lines.slice(startLine, endLine + 1).join('\n'),
      );
      assert.deepEqual(wrong, []);
    }
  });

  it('have none in random text and bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), text => assert.deepEqual(eventsOf(text), [])),
    );
  });

  const lines: [what: string, line: string][] = [
    ['a number alone', '7002'],
    ['a number in a sentence', 'Copied 7002 files, 7003 are left, error 7014'],
    ['a port and a status', 'listening on :7002, status 7003, code: 7014'],
    ['the payment SDK', '{resultStatus=6001, memo=操作已经取消。, result=}'],
    ['another exception', 'com.example.RpcException: code 7002'],
    ["another program's errors", '{"error":4001,"reason":"user rejected the request","id":7}'],
    ['a digest of another log', '2020-06-03 14:14:08,001 - (/index.htm,request,Y,61ms,1000,7002)'],
    ['a trace id alone', '0a1d76671591164847940829820658'],
  ];
  for (const [what, line] of lines) it(`leave alone ${what}`, () => assert.deepEqual(eventsOf(line), []));
});
