import { type CodeTexts, codeTitle } from '../explain/code-texts.ts';
import { burstText } from '../explain/explain-events.ts';
import { redactText } from '../redact-text.ts';
import { type Clocks, clocksOf } from './clock-view.ts';
import { leftOut } from './left-out.ts';
import type { LogReport } from './log-report.ts';
import type { CodeRow, LogReportView, SourceView, Totals } from './model.ts';
import type { ReportEvents } from './report-events.ts';
import type { SourceLog } from './source-log.ts';
import { timelineView } from './timeline-view.ts';
import { toneOf } from './tone.ts';

/** Rows of a table that are told of. */
const ROWS = 200;

/**
 * All of a report but its events, for people.
 * @param events those that are kept, for what they say together: without them bursts and clocks are left out
 */
export function reportView(report: LogReport, texts: CodeTexts, events?: ReportEvents): LogReportView {
  const clocks = events && clocksOf(events.all, events.evidence);
  const codes = codeRows(report, texts);
  const timeline = timelineView(report, codes);
  return {
    sources: report.sources.map(source => sourceView(source, clocks)),
    totals: totalsOf(report),
    ...(timeline && { timeline }),
    codes: codes.slice(0, ROWS),
    operations: report.operations
      .rows()
      .slice(0, ROWS)
      .map(({ key, count }) => ({ operationType: redactText(key), ...count })),
    devices: report.devices
      .rows()
      .slice(0, ROWS)
      .map(({ key: deviceId, count }) => {
        const clock = clocks?.ofDevices.get(deviceId);
        return { deviceId, ...count, ...(clock && { clock }) };
      }),
    bursts: events?.evidence.bursts.map(burst => redactText(burstText(burst))) ?? [],
    leftOut: leftOut(report, ROWS),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    isReading: report.sources.some(({ state }) => state === 'reading'),
  };
}

function codeRows(report: LogReport, texts: CodeTexts): CodeRow[] {
  return report.codes.rows().map(({ key, count }) => {
    const { code, kind } = key;
    return { code, kind, title: codeTitle(key, texts), tone: toneOf(code, count.failures > 0), ...count };
  });
}

function totalsOf({ sources, totals }: LogReport): Totals {
  const sum = (of: (source: SourceLog) => number) => sources.reduce((total, source) => total + of(source), 0);
  return {
    bytes: sum(({ bytes }) => bytes),
    size: sum(({ read }) => read.size),
    lines: sum(({ lines }) => lines),
    ...totals,
  };
}

function sourceView(
  { id, key, input, state, problem, read, lines, events, failures }: SourceLog,
  clocks?: Clocks,
): SourceView {
  const { name, file } = input;
  const clock = clocks?.ofSources.get(key);
  return {
    id,
    name,
    ...(file !== undefined && input.text === undefined && { file }),
    state,
    ...(problem !== undefined && { problem }),
    size: read.size,
    lines,
    events,
    failures,
    ...(clock && { clock }),
  };
}
