/** The messages between the extension host and the log report, and what they carry. Both sides import this file. */
import type {
  EventDetails,
  EventFilter,
  EventPage,
  LogReportView,
  PlaceView,
  SourceState,
  StoryView,
} from '../../../../server/src/logs/report/model.ts';

/** Texts of the view itself, in the reader's language. `{0}`, `{1}` and so on are numbers. */
export interface LogReportTexts {
  filter: string;
  filterHelp: string;
  /** How many match, and how many there are. */
  count: string;
  copy: string;
  exportJson: string;
  readAgain: string;
  reading: string;
  /** In percent. */
  readSoFar: string;
  cancel: string;
  waiting: string;
  failed: string;
  events: string;
  noEvents: string;
  noMatch: string;
  clearFilter: string;
  timeline: string;
  timelineHelp: string;
  /** Events before the timeline, and after it. */
  beside: string;
  /** What is shown of the time is what was chosen in the timeline. */
  clearTime: string;
  /** What the tabs are, together. */
  tabList: string;
  tabs: { overview: string; event: string; request: string };
  /** Lines, events and failures. */
  totals: string;
  /** Of a time zone. */
  times: string;
  leftOut: string;
  bursts: string;
  logs: string;
  logColumns: [
    log: string,
    state: string,
    size: string,
    lines: string,
    events: string,
    failures: string,
    clock: string,
  ];
  states: Record<SourceState, string>;
  codes: string;
  codeColumns: [code: string, meaning: string, events: string, first: string, last: string];
  operations: string;
  operationColumns: [operation: string, events: string, failures: string, first: string, last: string];
  devices: string;
  deviceColumns: [device: string, events: string, failures: string, clock: string, first: string, last: string];
  /** Of how many rows. */
  showAll: string;
  noOperationType: string;
  noCode: string;
  explanation: string;
  remedies: string;
  related: string;
  facts: string;
  goTo: string;
  showRequest: string;
  copyEvent: string;
  gone: string;
  traceId: string;
  /** The address of a gateway, and when it took the request. */
  gateway: string;
  steps: string;
  lines: string;
  noLines: string;
  moreLines: string;
}

export type Action = 'copy' | 'export' | 'stop' | 'read-again';

export type ToView =
  /** @param logs what the page gives back when it is opened again with the window */
  | { type: 'texts'; texts: LogReportTexts; logs: string[] }
  | { type: 'report'; view: LogReportView }
  | { type: 'events'; request: number; start: number; page: EventPage }
  | { type: 'event'; id: number; details: EventDetails | null }
  | { type: 'story'; traceId: string; story: StoryView }
  /** There is no report any more; why. */
  | { type: 'failed'; reason: string };

export type FromView =
  | { type: 'ready' }
  | { type: 'events'; request: number; filter: EventFilter; start: number; count: number }
  | { type: 'event'; id: number }
  | { type: 'story'; traceId: string }
  | { type: 'open'; place: PlaceView }
  /** A text that was made of what the page shows. */
  | { type: 'copy-text'; text: string }
  | { type: 'action'; action: Action; filter: EventFilter };
