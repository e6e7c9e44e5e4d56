import type { Burst } from '../evidence/bursts.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { PlacedCode } from './cause.ts';
import type { ExplainContext } from './context.ts';
import { type ExplainedEvent, explainEvent } from './explain-events.ts';

/** Failures that one explanation holds for. */
export interface Telling {
  /** The first of them. */
  explained: ExplainedEvent;
  /** The others. */
  others: PlacedCode[];
}

/**
 * Explains failures so that what holds for many is said once: those of a burst together, and those whose explanations are
 * the same. Of a burst only the first is explained.
 * @returns in the order in which the first of each comes
 */
export function tellOnce(failures: readonly PlacedCode[], evidence: Evidence, context: ExplainContext): Telling[] {
  const tellings = new Map<string, Telling>();
  for (const placed of failures) {
    const burst = evidence.burstOf(placed.event);
    const ofBurst = burst && tellings.get(burstKey(burst));
    if (ofBurst) {
      ofBurst.others.push(placed);
      continue;
    }
    const explained = explainEvent(placed, evidence, context);
    const key = tellingKey(explained);
    const same = tellings.get(key);
    if (same) same.others.push(placed);
    else tellings.set(key, { explained, others: [] });
  }
  return [...tellings.values()];
}

/** What is the same for all events that one explanation holds for. */
export function tellingKey(explained: ExplainedEvent): string {
  return explained.burst ? burstKey(explained.burst) : textKey(explained);
}

function burstKey({ code, spread, deviceIds, operationTypes }: Burst): string {
  const who = spread === 'one-device' ? deviceIds : spread === 'one-operation' ? operationTypes : [];
  return JSON.stringify([code, spread, ...who]);
}

/** The same explanation of the same code has the same remedies, unless one more is added in front. */
function textKey({ event: { code, kind }, explanation, remedies }: ExplainedEvent): string {
  return `${code} ${kind} ${remedies.length} ${explanation}`;
}
