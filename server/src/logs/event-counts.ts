import { type EventCode, hasCode, type LogEvent } from './event.ts';
import { isFailure } from './evidence/bursts.ts';

/** How many events have a code, in all and by code. */
export class EventCounts {
  events = 0;
  failures = 0;
  private readonly codes = new Map<EventCode, number>();

  add(event: LogEvent): void {
    if (!hasCode(event)) return;
    this.events++;
    if (isFailure(event)) this.failures++;
    this.codes.set(event.code, (this.codes.get(event.code) ?? 0) + 1);
  }

  get byCode(): Record<string, number> {
    return Object.fromEntries(this.codes);
  }
}
