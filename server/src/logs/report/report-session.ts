import { performance } from 'node:perf_hooks';
import type { CodeTexts } from '../explain/code-texts.ts';
import type { ExplainContext, WorkspaceKnowledge } from '../explain/context.ts';
import { rememberTexts } from '../explain/remember-texts.ts';
import { readLines } from '../read-lines.ts';
import { detailsOf } from './event-details.ts';
import { rowOf } from './event-rows.ts';
import { reportText, withoutPeople } from './export-report.ts';
import { findTraceLines } from './find-trace-lines.ts';
import { FollowedLogs } from './followed-logs.ts';
import { REPORT_LIMITS } from './limits.ts';
import { LogReport } from './log-report.ts';
import type { EventFilter, LogReportView, StoryView } from './model.ts';
import { ReportEvents } from './report-events.ts';
import { reportView } from './report-view.ts';
import type { QueryName, ReportOrder, ReportQueries } from './requests.ts';
import type { LogInput } from './source-log.ts';
import { storyView } from './story-view.ts';

type Answers = {
  [Name in QueryName]: (params: ReportQueries[Name]['params']) => Promise<ReportQueries[Name]['result']>;
};

/** Before the first telling, milliseconds: small logs are read by then. Between two; and so many times as long as the last one took, so that reading goes on. */
const PAUSE = { first: 50, least: 200, share: 5 };

export interface ReportSessionOptions {
  texts: CodeTexts;
  /** Is given the report as it becomes another one, not more often than is of use. */
  tell(view: LogReportView): void;
  /** A mistake of ours. */
  failed(error: unknown): void;
  pollMs?: number;
}

/** A report that somebody looks at: it reads logs, follows them, and answers. */
export class ReportSession {
  private readonly texts: CodeTexts;
  private knowledge: WorkspaceKnowledge = { apps: [] };
  private inputs: readonly LogInput[] = [];
  private report = new LogReport([], 0);
  private logs: FollowedLogs | undefined;
  /** Of the report as it is; nothing once it became another one. */
  private known: ReportEvents | undefined;
  private timer: NodeJS.Timeout | undefined;
  private pause = PAUSE.first;
  private readonly stopping = new AbortController();
  private readonly answers: Answers = {
    events: async ({ filter, start, count }) => {
      const matching = this.events.matching(filter);
      const rows = matching.slice(start, start + count).map(kept => rowOf(kept, this.report.sources, this.texts));
      return { rows, matching: matching.length, total: this.events.all.length };
    },
    event: async ({ id }) => {
      const kept = this.events.find(id);
      return kept ? detailsOf(kept, this.report.sources, this.events.evidence, this.context) : null;
    },
    story: ({ traceId }) => this.story(traceId),
    lines: async ({ source, first, end }) => {
      const { file } = this.report.sources[source]?.input ?? {};
      return file === undefined ? [] : readLines(file, first, end);
    },
    export: async ({ filter, format }) => this.export(filter, format),
  };

  constructor(private readonly options: ReportSessionOptions) {
    this.texts = rememberTexts(options.texts);
  }

  order(order: ReportOrder): void {
    switch (order.type) {
      case 'read':
        this.inputs = order.inputs;
        this.read();
        break;
      case 'stop':
        this.logs?.stopReading();
        break;
      case 'workspace':
        this.knowledge = order.knowledge;
        break;
    }
  }

  /** @throws the system's error when a log cannot be read any more */
  async ask<Name extends QueryName>(
    name: Name,
    params: ReportQueries[Name]['params'],
  ): Promise<ReportQueries[Name]['result']> {
    const answer: Answers[Name] = this.answers[name];
    return answer(params);
  }

  /** Nothing is read or told any more. */
  end(): void {
    this.stopping.abort();
    this.logs?.stop();
    clearTimeout(this.timer);
  }

  private read(): void {
    this.logs?.stop();
    this.report = new LogReport(this.inputs, Date.now());
    const logs = new FollowedLogs(
      this.report,
      {
        changed: () => this.changed(logs),
        outdated: () => {
          if (this.logs === logs) this.read();
        },
        failed: this.options.failed,
      },
      this.options.pollMs,
    );
    this.logs = logs;
    this.pause = PAUSE.first;
    logs.start();
  }

  private changed(logs: FollowedLogs): void {
    if (this.logs !== logs) return;
    this.known = undefined;
    this.timer ??= setTimeout(() => this.tell(), this.pause);
  }

  private tell(): void {
    this.timer = undefined;
    const start = performance.now();
    this.options.tell(this.view());
    this.pause = Math.max(PAUSE.least, PAUSE.share * (performance.now() - start));
  }

  /** What events say together is worked out once all of them are there. */
  private view(): LogReportView {
    const isReading = this.report.sources.some(({ state }) => state === 'reading');
    return reportView(this.report, this.texts, isReading ? undefined : this.events);
  }

  private get context(): ExplainContext {
    return { texts: this.texts, ...this.knowledge };
  }

  private get events(): ReportEvents {
    if (!this.known) {
      this.logs?.takePending();
      this.known = new ReportEvents(this.report, this.texts);
    }
    return this.known;
  }

  private async story(traceId: string): Promise<StoryView> {
    const { sources } = this.report;
    const lines = await findTraceLines(traceId, sources, this.stopping.signal);
    const events = this.events.all.filter(({ event }) => event.traceId === traceId);
    return storyView(traceId, events, lines, sources, this.texts);
  }

  private export(filter: EventFilter, format: 'text' | 'json'): string {
    const report = withoutPeople(this.view());
    if (format === 'text') return reportText(report);
    const { events } = this;
    const matching = events.matching(filter);
    const context = { ...this.context, searches: { left: REPORT_LIMITS.searches } };
    const exported = matching
      .slice(0, REPORT_LIMITS.exported)
      .map(kept => detailsOf(kept, this.report.sources, events.evidence, context));
    return `${JSON.stringify({ report, events: exported, more: matching.length - exported.length }, undefined, 2)}\n`;
  }
}
