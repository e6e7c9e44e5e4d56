import { hasCode } from '../../../server/src/logs/event.ts';
import { Evidence } from '../../../server/src/logs/evidence/evidence.ts';
import type { PlacedEvent } from '../../../server/src/logs/evidence/stories.ts';
import type { PlacedCode } from '../../../server/src/logs/explain/cause.ts';
import type { ExplainContext } from '../../../server/src/logs/explain/context.ts';
import { type ExplainedEvent, explainEvent } from '../../../server/src/logs/explain/explain-events.ts';

/**
 * Explains the events that have a code, out of what all of them say together.
 * @param placed of all logs that belong together, those of a log in its order
 */
export function explainEvents(placed: readonly PlacedEvent[], context: ExplainContext): ExplainedEvent[] {
  const evidence = new Evidence(placed);
  return placed
    .filter((each): each is PlacedCode => hasCode(each.event))
    .map(each => explainEvent(each, evidence, context));
}
