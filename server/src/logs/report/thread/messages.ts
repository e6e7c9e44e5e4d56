import type { LogReportView } from '../model.ts';
import type { QueryName, ReportOrder, ReportQueries } from '../requests.ts';

/** What a thread is started with. */
export interface ThreadStart {
  /** Of what it says. */
  language: string;
}

export type ToThread =
  | { type: 'order'; order: ReportOrder }
  | { type: 'ask'; id: number; name: QueryName; params: ReportQueries[QueryName]['params'] };

export type FromThread =
  | { type: 'view'; view: LogReportView }
  | { type: 'answer'; id: number; result: ReportQueries[QueryName]['result'] }
  /** What the system says against it. */
  | { type: 'refusal'; id: number; message: string };
