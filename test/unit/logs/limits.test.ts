import assert from 'node:assert/strict';
import { BLOCK_LINES, HAR_LIMIT, LINE_LIMIT, TEXT_LIMIT } from '../../../server/src/logs/limits.ts';
import { eventsOf, LogReader } from '../../../server/src/logs/log-reader.ts';

const START = 'Demo[1:2] [mPaaSLog] APMobileNetwork com.example.a resp:{';
const codes = (text: string) => eventsOf(text).map(({ code }) => code);

describe('limits of reading', () => {
  it('end a block that does not end, and lines behind it are read', () => {
    const fields = Array.from({ length: BLOCK_LINES + 10 }, (_, index) => `  "x-${index}" = 1;`);
    const text = [START, '  "result-status" = 7002;', ...fields, 'SG ERROR: 608'].join('\n');
    assert.deepEqual(codes(text), [7002, 608]);
  });

  it('end a block at a line that is not of it', () => {
    assert.deepEqual(codes([START, '  "result-status" = 7002;', 'RPCException: [7014] : x'].join('\n')), [7002, 7014]);
  });

  it('cut long texts of events', () => {
    const [event] = eventsOf(`RPCException: [7002] : ${'x'.repeat(TEXT_LIMIT * 2)}`);
    assert.equal(event?.tips?.length, TEXT_LIMIT + 1);
  });

  it('read no more than the start of a line', () => {
    assert.deepEqual(codes(`${'x'.repeat(LINE_LIMIT)} RPCException: [7002] : x`), []);
  });

  it('say that a HAR file was cut', () => {
    const reader = new LogReader();
    reader.push(Buffer.from('{"log":{"entries":[{"_resultStatus":7002},\n"'));
    reader.push(Buffer.alloc(HAR_LIMIT, 'x'));
    assert.deepEqual(
      reader.end().map(({ code }) => code),
      [7002],
    );
    assert.equal(reader.isCut, true);
    assert.equal(reader.lines, 1);
  });

  const hostile: [what: string, text: string][] = [
    ['braces', '{'.repeat(30_000)],
    ['names', '{"error":7002,'.repeat(2000)],
    ['states without end', '"resultStatus": 7002, '.repeat(1500)],
    ['spaces', `Result-Status: 7002\n${'x: '}${' '.repeat(30_000)}x`],
    ['escapes', '\u001b[31mresultStatus=7002'.repeat(1500)],
    ['nested HAR', `{"log":{"entries":${'['.repeat(200_000)}`],
    ['digits', `[request] ${'0'.repeat(30_000)}`],
    ['commas', `(/a,response,${','.repeat(30_000)}`],
    ['long names of tags', `08-11 12:50:08.902  1 2 I ${'a: '.repeat(10_000)} RPCException`],
    ['headers', 'Result-Status: 7002\n'.repeat(5000)],
    ['blocks', `${START}\n`.repeat(3000)],
  ];
  for (const [what, text] of hostile) {
    it(`hold for ${what}`, function () {
      this.timeout(5000);
      eventsOf(text);
    });
  }
});
