import type { LogEvent } from '../../logs/event.ts';
import type { EventCounts } from '../../logs/event-counts.ts';
import { isFailure } from '../../logs/evidence/bursts.ts';
import { Evidence } from '../../logs/evidence/evidence.ts';
import type { PlacedEvent } from '../../logs/evidence/stories.ts';
import { type ExplainedEvent, explainEvent } from '../../logs/explain/explain-events.ts';
import { relatedLines } from '../../logs/explain/related-lines.ts';
import { tellingKey } from '../../logs/explain/tell-once.ts';
import { print } from '../output.ts';
import type { ContextFor } from './context.ts';
import { layOut, placeText, shortLine } from './explanation-text.ts';

/** Explanations are out of so many of the last events, or a few more. */
const EVIDENCE = 5000;
/** So many explanations, and as many remedies, are remembered, not to be printed again. */
const SAID = 5000;

/** Prints failures as they come, each out of what was known by then. What was said before is not said again. */
export class LogFollower {
  private evidence: Evidence;
  /** Where each explanation and each remedy was printed. */
  private readonly said = new Map<string, string>();
  private readonly printed = new Map<string, string>();

  /** @param recent what is known before: of files that were read */
  constructor(
    private recent: PlacedEvent[],
    private readonly contextFor: ContextFor,
    private readonly counts: EventCounts,
  ) {
    this.evidence = new Evidence(recent);
  }

  /** Takes in the next events of a log, and prints those that tell of a failure. */
  async take(source: string, events: readonly LogEvent[]): Promise<void> {
    for (const event of events) {
      this.counts.add(event);
      this.recent.push({ source, event });
      this.evidence.add({ source, event });
    }
    const context = await this.contextFor(events);
    for (const event of events.filter(isFailure)) {
      const explained = explainEvent({ source, event }, this.evidence, context);
      const key = tellingKey(explained);
      const saidAt = this.said.get(key);
      if (saidAt === undefined) this.printWhole(explained, key);
      else print(shortLine(explained, saidAt));
    }
    this.forget();
  }

  private printWhole(explained: ExplainedEvent, key: string): void {
    const related = relatedLines(explained, this.requestOf(explained.event), this.evidence);
    print(`${layOut({ explained, others: [] }, { related, printed: this.printed })}\n`);
    for (const texts of [this.said, this.printed]) if (texts.size > SAID) texts.clear();
    const place = placeText(explained);
    this.said.set(key, place);
    for (const remedy of explained.remedies) if (!this.printed.has(remedy)) this.printed.set(remedy, place);
  }

  private requestOf({ traceId }: LogEvent): PlacedEvent[] {
    return traceId === undefined ? [] : this.recent.filter(({ event }) => event.traceId === traceId);
  }

  private forget(): void {
    if (this.recent.length < 2 * EVIDENCE) return;
    this.recent = this.recent.slice(-EVIDENCE);
    this.evidence = new Evidence(this.recent);
  }
}
