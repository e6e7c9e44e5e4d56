import assert from 'node:assert/strict';
import { TraceLines } from '../../../../server/src/logs/evidence/trace-lines.ts';

const [ONE, OTHER] = ['0a1d76671591164847940829820658', '0a1d76671591164847941829820659'];

describe('lines that name requests', () => {
  const LOG = [
    '2024-05-05 12:00:00 INFO start',
    `2024-05-05 12:00:01 INFO [${ONE}] 下单 for user`,
    `2024-05-05 12:00:02 ERROR [${OTHER}] stock is empty, after ${ONE}`,
    `\u001b[31mtrace=${ONE}\u001b[0m`,
    'end 0a1d7667159116484794082982065',
  ].join('\r\n');

  it('are found in any log, and in any pieces', () => {
    const expected = [`1 ${ONE}`, `2 ${ONE}`, `2 ${OTHER}`, `3 ${ONE}`];
    for (const size of [1, 7, 10_000]) {
      const lines = new TraceLines([ONE, OTHER]);
      const bytes = Buffer.from(LOG);
      const found = [];
      for (let at = 0; at < bytes.length; at += size) found.push(...lines.push(bytes.subarray(at, at + size)));
      found.push(...lines.end());
      assert.deepEqual(
        found.map(({ line, traceId }) => `${line} ${traceId}`),
        expected,
      );
      assert.equal(found[0]?.text, `2024-05-05 12:00:01 INFO [${ONE}] 下单 for user`);
    }
  });
});
