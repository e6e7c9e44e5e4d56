import * as l10n from '@vscode/l10n';
import type { EventCode } from '../event.ts';
import { FINE, type LogReport, seriesOf } from './log-report.ts';
import type { CodeRow, SeriesView, TimelineView } from './model.ts';

/** So many codes are told apart in a timeline: as many as colours are. */
const CODES = 4;

/** The timeline of a report: its most frequent failures, all others, and what went well. */
export function timelineView(report: LogReport, codes: readonly CodeRow[]): TimelineView | undefined {
  const counts = report.timeline.counts();
  if (!counts) return undefined;
  const shown = mostFrequent(codes);
  const own = new Set(shown.map(({ code }) => seriesOf(code)));
  const isOther = (what: string) => what !== FINE && !own.has(what);
  const hasOthers = counts.bars.some(bar => [...bar.keys()].some(isOther));
  const series: SeriesView[] = [
    ...shown.map(({ code, title }): SeriesView => ({ code, title, tone: 'bad' })),
    ...(hasOthers ? [{ title: l10n.t('other failures'), tone: 'bad' as const }] : []),
    { title: l10n.t('no failure'), tone: 'good' },
  ];
  const bars = counts.bars.map(bar => {
    const others = [...bar].reduce((total, [what, count]) => (isOther(what) ? total + count : total), 0);
    return [...[...own].map(what => bar.get(what) ?? 0), ...(hasOthers ? [others] : []), bar.get(FINE) ?? 0];
  });
  const { start, width, before, after } = counts;
  return { start, width, bars, series, before, after };
}

/** Failures by number: one that several sides tell of is one. */
function mostFrequent(codes: readonly CodeRow[]): { code: EventCode; title: string }[] {
  const byCode = new Map<EventCode, { code: EventCode; title: string; events: number }>();
  for (const { code, title, events, tone } of codes) {
    if (tone !== 'bad') continue;
    const known = byCode.get(code);
    if (known) known.events += events;
    else byCode.set(code, { code, title, events });
  }
  return [...byCode.values()].sort((a, b) => b.events - a.events).slice(0, CODES);
}
