import * as l10n from '@vscode/l10n';
import { parseTraceId } from '../../gateway/trace-id.ts';
import { isFailure } from '../evidence/bursts.ts';
import { type Side, type Story, storiesOf } from '../evidence/stories.ts';
import { type CodeTexts, codeTitle } from '../explain/code-texts.ts';
import { redactText } from '../redact-text.ts';
import { rowOf } from './event-rows.ts';
import type { StoryView } from './model.ts';
import type { ReportEvent } from './recent-events.ts';
import type { SourceLog } from './source-log.ts';
import { toneOf } from './tone.ts';

/**
 * What all logs say of one request.
 * @param events of it, in the order in which they came
 * @param lines those that name it, with whether there are more
 */
export function storyView(
  traceId: string,
  events: readonly ReportEvent[],
  lines: Pick<StoryView, 'lines' | 'isCut'>,
  sources: readonly SourceLog[],
  texts: CodeTexts,
): StoryView {
  const trace = parseTraceId(traceId);
  const [story] = storiesOf(events);
  const keptOf = new Map(events.map(kept => [kept.event, kept]));
  const outcome = story && outcomeOf(story, texts);
  return {
    traceId,
    ...(trace && { gateway: { ipv4: trace.ipv4, at: trace.millis } }),
    ...(story?.operationType !== undefined && { operationType: redactText(story.operationType) }),
    ...(outcome && { outcome }),
    steps: (story?.steps ?? []).flatMap(({ event, side }) => {
      const kept = keptOf.get(event);
      if (!kept) return [];
      const { costMs } = event;
      const row = rowOf(kept, sources, texts);
      return [{ row, side, sideName: sideName(side), ...(costMs !== undefined && { costMs }) }];
    }),
    ...lines,
  };
}

function outcomeOf({ outcome, steps }: Story, texts: CodeTexts): StoryView['outcome'] {
  const event = steps.find(step => step.event.code === outcome?.code && step.side === outcome?.side)?.event;
  if (!outcome || !event) return undefined;
  const { code, side } = outcome;
  const title = codeTitle({ ...event, code }, texts);
  return {
    text: l10n.t('{0} {1}, as says the {2}', code, title, sideName(side)),
    tone: toneOf(code, isFailure(event)),
  };
}

function sideName(side: Side): string {
  switch (side) {
    case 'client':
      return l10n.t('client');
    case 'gateway':
      return l10n.t('gateway');
    case 'backend':
      return l10n.t('business system');
  }
}
