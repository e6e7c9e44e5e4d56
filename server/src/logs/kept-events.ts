import type { LogEvent } from './event.ts';
import { isFailure } from './evidence/bursts.ts';
import type { PlacedEvent } from './evidence/stories.ts';
import { MOST_FAILURES, MOST_LENGTH, MOST_OTHERS } from './limits.ts';

/** The events of logs that are explained together: as many as fit into memory, failures before others. */
export class KeptEvents {
  /** Those of a log are in its order. */
  readonly placed: PlacedEvent[] = [];
  /** How many were not kept. */
  leftOut = 0;
  private failures = 0;
  private length = 0;

  add(source: string, event: LogEvent): void {
    const isFailed = isFailure(event);
    const isFull = isFailed
      ? this.failures >= MOST_FAILURES
      : this.placed.length - this.failures >= MOST_OTHERS || this.length > MOST_LENGTH / 2;
    if (isFull || this.length > MOST_LENGTH) {
      this.leftOut++;
      return;
    }
    const text = JSON.stringify(event);
    this.length += text.length;
    if (isFailed) this.failures++;
    // What an event says is cut out of its line, which would stay in memory as a whole.
    this.placed.push({ source, event: JSON.parse(text) });
  }
}
