import { Evidence } from '../evidence/evidence.ts';
import type { CodeTexts } from '../explain/code-texts.ts';
import { eventMatcher } from './event-matcher.ts';
import type { LogReport } from './log-report.ts';
import type { EventFilter } from './model.ts';
import type { ReportEvent } from './recent-events.ts';

/** The events of a report as it is at one moment, and what is worked out of them once somebody asks. */
export class ReportEvents {
  /** In the order in which they came. */
  readonly all: readonly ReportEvent[];
  private sorted: ReportEvent[] | undefined;
  private knownEvidence: Evidence | undefined;
  private filtered: { filter: string; events: readonly ReportEvent[] } | undefined;

  constructor(
    report: LogReport,
    private readonly texts: CodeTexts,
  ) {
    this.all = report.events();
  }

  get evidence(): Evidence {
    this.knownEvidence ??= new Evidence(this.all);
    return this.knownEvidence;
  }

  find(id: number): ReportEvent | undefined {
    return this.all.find(event => event.id === id);
  }

  /** The newest first. */
  matching(filter: EventFilter): readonly ReportEvent[] {
    const key = JSON.stringify(filter);
    if (this.filtered?.filter !== key)
      this.filtered = { filter: key, events: this.newestFirst.filter(eventMatcher(filter, this.texts)) };
    return this.filtered.events;
  }

  private get newestFirst(): ReportEvent[] {
    this.sorted ??= [...this.all].sort((a, b) => b.order - a.order || b.id - a.id);
    return this.sorted;
  }
}
