/** What a report says of logs: plain data, in words of the reader's language, without what `redactText` takes out. */
import type { EventCode, EventKind } from '../event.ts';

/** Whether what an event tells is good news. */
export type EventTone = 'good' | 'bad' | 'neutral';

export interface LogReportView {
  sources: SourceView[];
  totals: Totals;
  /** Absent while no event says when it was. */
  timeline?: TimelineView;
  /** The most frequent first, as the others are. */
  codes: CodeRow[];
  operations: OperationRow[];
  devices: DeviceRow[];
  /** What many failures have in common. */
  bursts: string[];
  /** What is not in the report, and why. */
  leftOut: string[];
  /** In which times are to be read: an IANA name, that of the machine with the logs. */
  timeZone: string;
  isReading: boolean;
}

export interface Totals {
  bytes: number;
  /** Of all logs as they are on the disk. */
  size: number;
  lines: number;
  /** Events with a code. */
  events: number;
  failures: number;
  /** Epoch milliseconds. */
  first?: number;
  last?: number;
}

export interface SourceView {
  id: number;
  name: string;
  /** Absolute path; absent for a text that is in the editor only. */
  file?: string;
  state: SourceState;
  /** Why it is not read, in words. */
  problem?: string;
  size: number;
  lines: number;
  events: number;
  failures: number;
  /** Of what wrote it, where it names no devices. */
  clock?: ClockView;
}

export type SourceState = 'reading' | 'following' | 'missing' | 'failed' | 'stopped' | 'text';

interface Counts {
  events: number;
  failures: number;
  first?: number;
  last?: number;
}

export interface CodeRow extends Counts {
  code: EventCode;
  kind: EventKind;
  title: string;
  tone: EventTone;
}

export interface OperationRow extends Counts {
  operationType: string;
}

export interface DeviceRow extends Counts {
  deviceId: string;
  clock?: ClockView;
}

/** How a clock stands to the gateway's. */
export interface ClockView {
  text: string;
  tone: EventTone;
}

export interface TimelineView {
  /** Of the first bar, epoch milliseconds, and the length of each. */
  start: number;
  width: number;
  /** For each bar, as many numbers as there are series. */
  bars: number[][];
  series: SeriesView[];
  /** Events before and after it. */
  before: number;
  after: number;
}

export interface SeriesView {
  /** Of a code; absent for all others together. */
  code?: EventCode;
  title: string;
  tone: EventTone;
}

/** A place in a log. */
export interface PlaceView {
  source: number;
  /** Counts from 0. */
  line: number;
  /** `app.log:12`. */
  label: string;
  /** Whether the log still has it: its lines went with the file when it was rotated or emptied. */
  isThere: boolean;
}

/** An event in a list. */
export interface EventRow {
  id: number;
  at?: number;
  code?: EventCode;
  kind: EventKind;
  tone: EventTone;
  title: string;
  operationType?: string;
  traceId?: string;
  place: PlaceView;
}

/** Which events are asked for. */
export interface EventFilter {
  /** Words, as `eventMatcher` reads them. */
  text: string;
  /** Epoch milliseconds: from the first on, up to the second. */
  from?: number;
  to?: number;
}

export interface EventPage {
  rows: EventRow[];
  /** How many match, and how many there are. */
  matching: number;
  total: number;
}

export interface EventDetails {
  row: EventRow;
  explanation: string;
  /** What the code means, where the explanation says more than that. */
  meaning?: string;
  remedies: string[];
  facts: { name: string; value: string }[];
  /** Other lines that it is concluded from. */
  related: { place: PlaceView; title: string }[];
}

/** What all logs say of one request. */
export interface StoryView {
  traceId: string;
  /** Out of the trace id, where it is laid out as documented. */
  gateway?: { ipv4: string; at: number };
  operationType?: string;
  /** How it ended, in words. */
  outcome?: { text: string; tone: EventTone };
  steps: { row: EventRow; side: 'client' | 'gateway' | 'backend'; sideName: string; costMs?: number }[];
  /** All lines that name it, as far as they are kept. */
  lines: { place: PlaceView; text: string }[];
  /** Whether there are more lines than these. */
  isCut: boolean;
}
