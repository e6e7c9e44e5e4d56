import assert from 'node:assert/strict';
import type { CodedEvent } from '../../../../server/src/logs/event.ts';
import { catalogueTexts } from '../../../../server/src/logs/explain/code-texts.ts';
import { eventsOf } from '../../../../server/src/logs/log-reader.ts';
import { REPORT_LIMITS } from '../../../../server/src/logs/report/limits.ts';
import { LogReport } from '../../../../server/src/logs/report/log-report.ts';
import { reportView } from '../../../../server/src/logs/report/report-view.ts';
import type { SourceLog } from '../../../../server/src/logs/report/source-log.ts';
import { digestLine } from '../../../support/logs/digest.ts';

const [FINE, FAILED] = eventsOf(digestLine({ code: 1000 }) + digestLine({ code: 7002 })) as [CodedEvent, CodedEvent];

function reportOf(...names: string[]): { report: LogReport; sources: readonly SourceLog[] } {
  const report = new LogReport(
    names.map(name => ({ name })),
    Date.UTC(2026, 10, 28),
  );
  return { report, sources: report.sources };
}

describe('what a report keeps', () => {
  it('is the last events, failures before others; all are counted, and what is gone is said', () => {
    const { report, sources } = reportOf('a.log');
    const [source] = sources as [SourceLog];
    const more = 500;
    for (let index = 0; index < REPORT_LIMITS.others + more; index++)
      report.add(source, [{ ...FINE, startLine: index }]);
    report.add(source, [FAILED]);
    const kept = report.events();
    assert.equal(kept.length, REPORT_LIMITS.others + 1);
    assert.equal(kept[0]?.event.startLine, more);
    const { totals, leftOut } = reportView(report, catalogueTexts);
    assert.deepEqual([totals.events, totals.failures], [REPORT_LIMITS.others + more + 1, 1]);
    assert.match(leftOut.join(), /^The first 500 events, 0 of them failures, are counted/);
  });

  it('is bounded by the length of texts', () => {
    const { report, sources } = reportOf('a.log');
    const [source] = sources as [SourceLog];
    const signContent = 'x'.repeat(1024 * 1024);
    for (let index = 0; index < 64; index++) report.add(source, [{ ...FAILED, signContent }]);
    assert.ok(report.events().length < 33);
    assert.ok(report.dropped.failures > 30);
  });

  it('tells so many operations apart, and counts the others', () => {
    const { report, sources } = reportOf('a.log');
    const [source] = sources as [SourceLog];
    for (let index = 0; index < REPORT_LIMITS.keys + 7; index++)
      report.add(source, [{ ...FAILED, operationType: `op${index}` }]);
    const { operations, leftOut } = reportView(report, catalogueTexts);
    assert.equal(operations.length, 200);
    assert.match(leftOut.join('\n'), /^Of 2000 operations the most frequent 200 are listed\.$/m);
    assert.match(leftOut.join('\n'), /^7 events are of operations beyond the first that are told apart\.$/m);
  });

  it('has no line of a log that events were cut out of', () => {
    const { report, sources } = reportOf('a.log');
    const [source] = sources as [SourceLog];
    report.add(source, [FAILED]);
    assert.deepEqual(report.events()[0]?.event, FAILED);
    assert.notEqual(report.events()[0]?.event, FAILED);
  });
});
