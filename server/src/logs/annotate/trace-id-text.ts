import * as l10n from '@vscode/l10n';
import { parseTraceId } from '../../gateway/trace-id.ts';
import type { LogEvent } from '../event.ts';
import type { LogAnnotations } from './log-annotations.ts';

/** More lines than these are found by searching. */
const MOST_LINES = 8;

/** What a trace id says of itself, and which other lines of the log are of the same request, as Markdown. */
export function describeTraceId(traceId: string, annotations: LogAnnotations, but?: LogEvent): string {
  const trace = parseTraceId(traceId);
  const id = `\`${traceId.replaceAll('`', "'")}\``;
  const others = annotations.ofTraceId(traceId).filter(event => event !== but);
  const said = trace
    ? l10n.t('Trace id {0}: gateway {1} at {2}', id, trace.ipv4, timeText(trace.millis))
    : l10n.t('Trace id {0}', id);
  return others.length > 0 ? `${said} · ${linesText(others)}` : said;
}

function linesText(events: readonly LogEvent[]): string {
  const lines = [...new Set(events.map(({ range }) => range.start.line + 1))];
  const shown = lines.slice(0, MOST_LINES).join(', ');
  return l10n.t('also in lines {0}', lines.length > MOST_LINES ? `${shown}, …` : shown);
}

/** `2020-08-11 04:50:08.890 UTC`. */
function timeText(millis: number): string {
  return `${new Date(millis).toISOString().replace('T', ' ').replace('Z', '')} UTC`;
}
