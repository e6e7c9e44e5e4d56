import type { LogEvent } from '../event.ts';
import { isFailure } from '../evidence/bursts.ts';
import type { PlacedEvent } from '../evidence/stories.ts';
import { REPORT_LIMITS } from './limits.ts';

/** An event that can be asked for. */
export interface ReportEvent extends PlacedEvent {
  /** Counts up as events come. */
  id: number;
  /** When it was, epoch milliseconds. */
  at?: number;
  /** By which events of several logs are put in order: that of the event before where it says none. */
  order: number;
}

/** The last events of logs: failures rather than others. */
export class RecentEvents {
  private readonly failures = new Last();
  private readonly others = new Last();

  add(kept: ReportEvent): void {
    (isFailure(kept.event) ? this.failures : this.others).add(kept);
    if (this.others.length > REPORT_LIMITS.others) this.others.drop();
    if (this.failures.length > REPORT_LIMITS.failures) this.failures.drop();
    while (this.others.units + this.failures.units > REPORT_LIMITS.textUnits) {
      if (this.others.length > 0) this.others.drop();
      else this.failures.drop();
    }
  }

  /** How many had to go. */
  get dropped(): { failures: number; others: number } {
    return { failures: this.failures.dropped, others: this.others.dropped };
  }

  /** In the order in which they came. */
  all(): ReportEvent[] {
    return [...this.failures.all(), ...this.others.all()].sort((a, b) => a.id - b.id);
  }
}

/** A queue that gives up its first. */
class Last {
  private kept: ReportEvent[] = [];
  /** Of the texts of each. */
  private lengths: number[] = [];
  private start = 0;
  /** Of the texts of all. */
  units = 0;
  dropped = 0;

  get length(): number {
    return this.kept.length - this.start;
  }

  add(event: ReportEvent): void {
    const length = unitsOf(event.event);
    this.kept.push(event);
    this.lengths.push(length);
    this.units += length;
  }

  drop(): void {
    this.units -= this.lengths[this.start] ?? 0;
    this.start++;
    this.dropped++;
    if (this.start < this.kept.length / 2) return;
    this.kept = this.kept.slice(this.start);
    this.lengths = this.lengths.slice(this.start);
    this.start = 0;
  }

  all(): ReportEvent[] {
    return this.kept.slice(this.start);
  }
}

function unitsOf(event: LogEvent): number {
  let units = 0;
  for (const value of Object.values(event)) if (typeof value === 'string') units += value.length;
  return units;
}
