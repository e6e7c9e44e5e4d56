import * as l10n from '@vscode/l10n';
import { inOneText } from '../../locale.ts';
import type { CodedEvent } from '../event.ts';
import { type Burst, isFailure } from '../evidence/bursts.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Insight, PlacedCode } from './cause.ts';
import { causesOf } from './causes/index.ts';
import { codeTitle } from './code-texts.ts';
import type { ExplainContext } from './context.ts';

/** An event with what there is to say of it, in the language of the process. May hold what `redactText` takes out. */
export interface ExplainedEvent extends Insight {
  source: string;
  event: CodedEvent;
  /** What the code is called. */
  title: string;
  /** Why it came to this here, as far as the evidence says; else what the code means. */
  explanation: string;
  /** What it has in common with many others of its code; the explanation begins with it. */
  burst?: Burst;
}

/**
 * Explains one event.
 * @param evidence what all events say together, of all logs that belong together
 */
export function explainEvent(placed: PlacedCode, evidence: Evidence, context: ExplainContext): ExplainedEvent {
  const { source, event } = placed;
  const { code, kind, platform, hypothesis } = event;
  const text = context.texts.find({ code, kind, platform });
  const insights = isFailure(event) ? causesOf(code).flatMap(cause => cause(placed, evidence, context) ?? []) : [];
  const burst = evidence.burstOf(event);
  const says = [
    ...(burst ? [burstText(burst)] : []),
    ...(hypothesis === undefined ? [] : [hypothesis]),
    ...insights.flatMap(insight => insight.says ?? []),
  ];
  const remedies = [...insights.flatMap(insight => insight.remedies ?? []), ...(text?.remedies ?? [])];
  return {
    source,
    event,
    title: codeTitle(event, context.texts),
    explanation: says.length > 0 ? inOneText(says) : (text?.explanation ?? l10n.t('Nothing is known of this code.')),
    says,
    remedies: [...new Set(remedies)],
    related: insights.flatMap(insight => insight.related ?? []),
    ...(burst && { burst }),
  };
}

/** What the events of a burst have in common, in words. */
export function burstText({ spread, code, events, operationTypes, deviceIds }: Burst): string {
  switch (spread) {
    case 'many-operations':
      return l10n.t(
        '{0} came {1} times here, for {2} operations: the cause is what they share, such as the app, its signing or the gateway.',
        code,
        events.length,
        operationTypes.length,
      );
    case 'one-device':
      return l10n.t(
        '{0} came {1} times here, all on the device {2}: the cause is there.',
        code,
        events.length,
        deviceIds[0] ?? '?',
      );
    case 'one-operation':
      return l10n.t(
        '{0} came {1} times here, all for {2}: the cause is there.',
        code,
        events.length,
        operationTypes[0] ?? '?',
      );
  }
}
