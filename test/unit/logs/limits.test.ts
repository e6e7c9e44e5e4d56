import assert from 'node:assert/strict';
import { BLOCK_LINES, HAR_LIMIT, LINE_LIMIT, TEXT_LIMIT } from '../../../server/src/logs/limits.ts';
import { eventsOf, LogReader } from '../../../server/src/logs/log-reader.ts';
import { assertLinear } from '../../support/linear.ts';

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

  const hostile: [what: string, text: (size: number) => string, isEvent?: 'one' | 'each'][] = [
    ['braces', size => '{'.repeat(size)],
    ['names', size => '{"error":7002,'.repeat(size / 15)],
    ['states without end', size => '"resultStatus": 7002, '.repeat(size / 20)],
    ['spaces', size => `Result-Status: 7002\nx: ${' '.repeat(size)}x`, 'one'],
    ['escapes', size => '\u001b[31mresultStatus=7002'.repeat(size / 25)],
    ['nested HAR', size => `{"log":{"entries":${'['.repeat(size * 10)}`],
    ['digits', size => `[request] ${'0'.repeat(size)}`],
    ['commas', size => `(/a,response,${','.repeat(size)}`],
    ['long names of tags', size => `08-11 12:50:08.902  1 2 I ${'a: '.repeat(size / 3)} RPCException`],
    ['headers', size => 'Result-Status: 7002\n'.repeat(size), 'each'],
    ['blocks', size => `${START}\n`.repeat(size)],
  ];
  for (const [what, text, isEvent] of hostile) {
    it(`hold for ${what}, in no more than linear time`, () => {
      assertLinear(size => {
        const expected = isEvent === undefined ? 0 : isEvent === 'one' ? 1 : size;
        assert.deepEqual(codes(text(size)), Array.from({ length: expected }).fill(7002));
      }, 3600);
    });
  }
});
