import assert from 'node:assert/strict';
import fc from 'fast-check';
import { annotateLog } from '../../../../server/src/logs/annotate/annotate-log.ts';
import { GrowingLog } from '../../../../server/src/logs/annotate/growing-log.ts';
import { readLogText } from '../../../../server/src/logs/annotate/read-log-text.ts';
import { eventsOf } from '../../../../server/src/logs/log-reader.ts';

const BLOCK = `[mPaaSLog] APMobileNetwork a.b resp:{
  "mgw-traceid" = 0a1d7667159712140890222728553;
  "result-status" = 7014;
}
`;
const OBJECT = '{"resultStatus": 7003, "tips": "验签 🔑"}\n';
const FINE = '{"resultStatus": 1000, "tips": ""}\n';

const neverPausing = async () => undefined;
const annotate = (text: string) => annotateLog('a.log', eventsOf(text), neverPausing);

describe('annotations of a log', () => {
  it('finds the failures of some lines', async () => {
    const log = await annotate(`${OBJECT}${FINE}${BLOCK}${OBJECT}`);
    const lines = (first: number, last: number) => log.failuresIn(first, last).map(({ range }) => range.start.line);
    assert.deepEqual(lines(0, 100), [0, 4, 6]);
    assert.deepEqual(lines(1, 3), []);
    assert.deepEqual(lines(4, 5), [4]);
    assert.deepEqual(lines(7, 3), []);
  });

  it('finds what a place is about', async () => {
    const log = await annotate(`${FINE}${BLOCK}`);
    assert.equal(log.codeAt({ line: 0, character: 18 })?.code, 1000);
    assert.equal(log.codeAt({ line: 0, character: 3 }), undefined);
    assert.equal(log.codeAt({ line: 3, character: 24 })?.code, 7014);
    assert.equal(log.codeAt({ line: 3, character: 25 }), undefined);
    assert.equal(log.ofTraceId('0a1d7667159712140890222728553').length, 1);
    assert.deepEqual(log.ofTraceId('other'), []);
  });

  it('has bursts in their order', async () => {
    const lines = ['a', 'b', 'c', 'a', 'b'].map(name => `{"resultStatus": 7002, "operationType": "x.${name}"}\n`);
    const log = await annotate(OBJECT + lines.join(''));
    assert.deepEqual(
      log.bursts.map(({ code, events }) => [code, events.length]),
      [[7002, 5]],
    );
  });

  it('is of the same events however long the text is', async () => {
    const part = fc.constantFrom(OBJECT, BLOCK, FINE, 'nothing\n', `${'x'.repeat(70_000)}🔑\n`, 'no end');
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async parts => {
        const text = parts.join('');
        let pauses = 0;
        const read = await readLogText(text, async () => void pauses++);
        assert.deepEqual(read, eventsOf(text));
        assert.ok(pauses >= Math.floor(text.length / 200_000));
      }),
      { numRuns: 50 },
    );
  });

  it('is of the same events when it grows', async () => {
    const part = fc.constantFrom(
      OBJECT,
      BLOCK,
      FINE,
      'nothing\n',
      BLOCK.slice(0, 90),
      '}\n',
      `${'x'.repeat(70_000)}🔑\n`,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async parts => {
        const growing = new GrowingLog();
        // What is no HAR file is known to be none by its first bytes.
        let text = 'first line\n';
        for (const more of parts) {
          text += more;
          const events = await growing.read(text, neverPausing);
          assert.equal(growing.length, text.length);
          if (!text.endsWith('\n')) continue;
          const annotations = await annotateLog('a.log', events ?? [], neverPausing);
          assert.deepEqual(annotations.events, (await annotate(text)).events);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is broken off by whoever is waited for', async () => {
    const stop = async () => {
      throw new Error('enough');
    };
    await assert.rejects(readLogText(OBJECT, stop), /enough/);
    await assert.rejects(annotateLog('a.log', eventsOf(OBJECT), stop), /enough/);
  });
});
