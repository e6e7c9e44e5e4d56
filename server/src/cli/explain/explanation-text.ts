import * as l10n from '@vscode/l10n';
import pc from 'picocolors';
import { parseTraceId } from '../../gateway/trace-id.ts';
import { countsOf } from '../../logs/count-codes.ts';
import type { CodedEvent } from '../../logs/event.ts';
import type { EventCounts } from '../../logs/event-counts.ts';
import type { PlacedEvent } from '../../logs/evidence/stories.ts';
import type { PlacedCode } from '../../logs/explain/cause.ts';
import type { ExplainedEvent } from '../../logs/explain/explain-events.ts';
import type { RelatedLine } from '../../logs/explain/related-lines.ts';
import type { Telling } from '../../logs/explain/tell-once.ts';
import { redactText } from '../../logs/redact-text.ts';

/** What is shown of events, lines or operations that belong to one explanation; how many more there are is said. */
const MOST_SHOWN = 10;

interface Around {
  related: readonly RelatedLine[];
  /** Where each remedy was printed, for those that were. */
  printed: ReadonlyMap<string, string>;
}

/** An explanation, and the events that it holds for, without what is not to be copied. */
export function layOut({ explained, others }: Telling, { related, printed }: Around): string {
  const { event, explanation, remedies } = explained;
  const { memo, tips } = event;
  // Remedies are words of ours: what looks like a secret in them only names one.
  const said = [
    aboutCall(event),
    ...(memo === undefined ? [] : [l10n.t('Memo: {0}', memo)]),
    ...(tips === undefined || tips === memo ? [] : [l10n.t('Tips: {0}', tips)]),
    explanation,
  ].map(redactText);
  const around = [...some(related, relatedText), ...othersText(explained, others)].map(redactText);
  const lines = [...said, ...remediesText(remedies, printed), ...around].filter(line => line !== '');
  return [headText(explained), ...lines.map(line => `  ${line}`)].join('\n');
}

/** What was said before is not said again. */
function remediesText(remedies: readonly string[], printed: Around['printed']): string[] {
  const fresh = remedies.filter(remedy => !printed.has(remedy)).map(remedy => `- ${remedy}`);
  const [place] = remedies.flatMap(remedy => printed.get(remedy) ?? []);
  if (place === undefined) return fresh;
  return [...fresh, fresh.length > 0 ? l10n.t('More to do: see {0}.', place) : l10n.t('What to do: see {0}.', place)];
}

function relatedText(line: RelatedLine): string {
  return `${placeText(line)}  ${line.says}`;
}

/** One line, for an event whose explanation was printed before. */
export function shortLine(explained: ExplainedEvent, saidAt: string): string {
  const said = pc.dim(l10n.t('as in {0}', saidAt));
  return [headText(explained), redactText(callText(explained.event)), said].filter(Boolean).join('  ');
}

/** `gateway.log:7`. */
export function placeText({ source, event }: PlacedEvent): string {
  return `${source}:${event.range.start.line + 1}`;
}

function headText(explained: ExplainedEvent): string {
  return `${pc.dim(placeText(explained))}  ${pc.bold(`${explained.event.code}  ${explained.title}`)}`;
}

function callText({ operationType, traceId }: CodedEvent): string {
  return [operationType, traceId].filter(Boolean).join('  ');
}

/** With the gateway and the time that the trace id tells. */
function aboutCall(event: CodedEvent): string {
  const trace = event.traceId === undefined ? undefined : parseTraceId(event.traceId);
  if (!trace) return callText(event);
  const time = new Date(trace.millis).toISOString();
  return `${callText(event)}  ${pc.dim(l10n.t('(gateway {0}, {1})', trace.ipv4, time))}`;
}

function othersText({ event, burst }: ExplainedEvent, others: readonly PlacedCode[]): string[] {
  if (others.length === 0) return [];
  const all = [event, ...others.map(each => each.event)];
  const operations = burst?.spread === 'one-operation' ? [] : countsText(all, each => each.operationType);
  const devices = burst?.spread === 'one-device' ? [] : countsText(all, each => each.deviceId);
  return [
    ...(operations.length > 1 ? [l10n.t('Operations: {0}', operations.join(', '))] : []),
    ...(devices.length > 1 ? [l10n.t('Devices: {0}', devices.join(', '))] : []),
    l10n.t('{0} more of this:', others.length),
    ...some(others, each => `${placeText(each)}  ${callText(each.event)}`.trimEnd()),
  ];
}

/** `com.example.pay × 12`. */
function countsText(events: readonly CodedEvent[], pick: (event: CodedEvent) => string | undefined): string[] {
  return some(countsOf(events, pick), ([value, times]) => `${value} × ${times}`);
}

function some<Item>(items: readonly Item[], toText: (item: Item) => string): string[] {
  const texts = items.slice(0, MOST_SHOWN).map(toText);
  return items.length <= MOST_SHOWN ? texts : [...texts, l10n.t('and {0} more', items.length - MOST_SHOWN)];
}

/** The last lines of the output. */
export function summaryText(lines: number, { events, failures, byCode }: EventCounts, leftOut: number): string {
  if (events === 0) return l10n.t('{0} lines, and no code of mPaaS in them.', lines);
  const codes = Object.entries(byCode).sort((a, b) => b[1] - a[1]);
  const counts = codes.map(([code, times]) => `${code} × ${times}`).join(', ');
  return [
    l10n.t('{0} lines, {1} events: {2}', lines, events, counts),
    ...(events > failures ? [l10n.t('{0} of them tell of no failure, and are not shown.', events - failures)] : []),
    ...(leftOut > 0 ? [leftOutText(leftOut)] : []),
  ].join('\n');
}

export function leftOutText(leftOut: number): string {
  return l10n.t('{0} events are counted only: more would not fit into memory. Explain a part of the logs.', leftOut);
}
