import * as l10n from '@vscode/l10n';
import type { LogEvent } from '../event.ts';
import { isFailure } from '../evidence/bursts.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type PlacedEvent, type Side, storiesOf } from '../evidence/stories.ts';
import type { ExplainedEvent } from './explain-events.ts';

/** A line that has to do with an event. */
export interface RelatedLine extends PlacedEvent {
  /** What it has to do with it, in the language of the process. */
  says: string;
}

/**
 * The lines that an event is explained with, and what other lines and logs say of its request.
 * @param ofRequest events with its trace id, itself among them or not
 */
export function relatedLines(
  { source, event, related }: ExplainedEvent,
  ofRequest: readonly PlacedEvent[],
  evidence: Evidence,
): RelatedLine[] {
  const [story] = storiesOf(ofRequest);
  const steps = (story?.steps ?? []).filter(step => step.event !== event && !related.includes(step.event));
  return [
    ...related.map(each => ({ source: evidence.sourceOf(each) ?? source, event: each, says: reasonText(each) })),
    ...steps.map(step => ({ source: step.source, event: step.event, says: stepText(step) })),
  ];
}

function reasonText({ kind, code, service, stage }: LogEvent): string {
  if (kind === 'guard') return l10n.t('Security Guard: SG ERROR {0}', code ?? '?');
  if (kind === 'registration') return l10n.t('Registration of {0}: {1}', service ?? '?', stage ?? '?');
  return l10n.t('Concluded from this line: {0}', code ?? kind);
}

const STEPS: Record<Side, (code: LogEvent['code']) => string> = {
  client: code => l10n.t('The same request, at the client: {0}', code ?? '-'),
  gateway: code => l10n.t('The same request, at the gateway: {0}', code ?? '-'),
  backend: code => l10n.t('The same request, at the business system: {0}', code ?? '-'),
};

function stepText({ side, event }: { side: Side; event: LogEvent }): string {
  return event.kind === 'request' ? l10n.t('The same request, as it came to the gateway') : STEPS[side](event.code);
}

/** What logs say of the requests that failed, by trace id. */
export function failedRequests(placed: readonly PlacedEvent[]): ReadonlyMap<string, readonly PlacedEvent[]> {
  const requests = new Map<string, PlacedEvent[]>();
  for (const { event } of placed) if (event.traceId !== undefined && isFailure(event)) requests.set(event.traceId, []);
  for (const each of placed) requests.get(each.event.traceId ?? '')?.push(each);
  return requests;
}
