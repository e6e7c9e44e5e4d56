import * as l10n from '@vscode/l10n';
import { hasCode, type LogEvent } from '../event.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ExplainContext } from '../explain/context.ts';
import { explainEvent } from '../explain/explain-events.ts';
import { relatedLines } from '../explain/related-lines.ts';
import { redactText } from '../redact-text.ts';
import { rowOf } from './event-rows.ts';
import type { EventDetails } from './model.ts';
import { placeIn, sourceOf } from './places.ts';
import type { ReportEvent } from './recent-events.ts';
import type { SourceLog } from './source-log.ts';

/** What there is to say of one event, out of what all say together. */
export function detailsOf(
  kept: ReportEvent,
  sources: readonly SourceLog[],
  evidence: Evidence,
  context: ExplainContext,
): EventDetails {
  const { event, source: key } = kept;
  const explained = hasCode(event) ? explainEvent({ source: key, event }, evidence, context) : undefined;
  const { code, kind, platform } = event;
  const meaning = code === undefined ? undefined : context.texts.find({ code, kind, platform })?.explanation;
  return {
    row: rowOf(kept, sources, context.texts),
    explanation: redactText(explained?.explanation ?? ''),
    ...(explained && explained.says.length > 0 && meaning !== undefined && { meaning }),
    remedies: explained?.remedies.map(redactText) ?? [],
    facts: factsOf(event).map(({ name, value }) => ({ name, value: redactText(value) })),
    related: (explained ? relatedLines(explained, [], evidence) : []).map(line => ({
      place: placeIn(sourceOf(sources, line.source), line.source, line.event.startLine),
      title: line.says,
    })),
  };
}

function factsOf(event: LogEvent): EventDetails['facts'] {
  const { memo, tips, appId, workspaceId, productId, deviceId, platform, thread, costMs, service, stage, ts } = event;
  const facts: [string, string | undefined][] = [
    [l10n.t('Memo'), memo],
    [l10n.t('Tips'), tips === memo ? undefined : tips],
    [l10n.t('App id'), appId],
    [l10n.t('Workspace id'), workspaceId],
    [l10n.t('Product'), productId],
    [l10n.t('Device'), deviceId],
    [l10n.t('Platform'), platform],
    [l10n.t('Process and thread'), thread],
    [l10n.t('Took'), costMs === undefined ? undefined : `${costMs} ms`],
    [l10n.t('Ts of the client'), ts === undefined ? undefined : momentText(ts)],
    [l10n.t('Service'), service],
    [l10n.t('Stage'), stage],
  ];
  return facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
}

/** To the millisecond, in UTC: what clients send may be no time at all. */
function momentText(millis: number): string {
  const date = new Date(millis);
  return Number.isNaN(date.getTime()) ? String(millis) : date.toISOString();
}
