import * as l10n from '@vscode/l10n';
import { hasCode, type LogEvent } from '../event.ts';
import { isFailure } from '../evidence/bursts.ts';
import { type CodeTexts, codeTitle } from '../explain/code-texts.ts';
import { redactText } from '../redact-text.ts';
import type { EventRow } from './model.ts';
import { placeIn, sourceOf } from './places.ts';
import type { ReportEvent } from './recent-events.ts';
import type { SourceLog } from './source-log.ts';
import { toneOf } from './tone.ts';

/** Events as lists show them. */
export function rowOf(
  { id, at, source: key, event }: ReportEvent,
  sources: readonly SourceLog[],
  texts: CodeTexts,
): EventRow {
  const { code, kind, operationType, traceId, startLine } = event;
  return {
    id,
    ...(at !== undefined && { at }),
    ...(code !== undefined && { code }),
    kind,
    tone: toneOf(code, isFailure(event)),
    title: titleOf(event, texts),
    ...(operationType !== undefined && { operationType: redactText(operationType) }),
    ...(traceId !== undefined && { traceId }),
    place: placeIn(sourceOf(sources, key), key, startLine),
  };
}

/** What an event is called. */
export function titleOf(event: LogEvent, texts: CodeTexts): string {
  if (hasCode(event)) return codeTitle(event, texts);
  if (event.kind !== 'registration') return l10n.t('Request');
  return event.stage === 'Register-Service-Success'
    ? l10n.t('Service registered')
    : l10n.t('Service not registered: the last stage is {0}', event.stage ?? '?');
}
