import type { WorkspaceKnowledge } from '../explain/context.ts';
import type { EventDetails, EventFilter, EventPage, StoryView } from './model.ts';
import type { LogInput } from './source-log.ts';

/** What a report can be asked for, by name: what is asked, and what is answered. */
export interface ReportQueries {
  /** The newest first: so many from one on. */
  events: { params: { filter: EventFilter; start: number; count: number }; result: EventPage };
  event: { params: { id: number }; result: EventDetails | null };
  story: { params: { traceId: string }; result: StoryView };
  /** Lines around one, for files that are too large for an editor. */
  lines: { params: { source: number; first: number; end: number }; result: string[] };
  export: { params: { filter: EventFilter; format: 'text' | 'json' }; result: string };
}

export type QueryName = keyof ReportQueries;

/** What a report is told. */
export type ReportOrder =
  /** Reads these logs from their starts, in place of those before. */
  | { type: 'read'; inputs: LogInput[] }
  /** Stops what is being read. What was read stays. */
  | { type: 'stop' }
  | { type: 'workspace'; knowledge: WorkspaceKnowledge };
