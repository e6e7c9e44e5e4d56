/** The messages between the extension host and the journal view, and what they carry. Both sides import this file. */

/** One line of the list. */
export interface EntryRow {
  /** Counts up from 1 while a gateway runs. */
  id: number;
  /** ISO 8601. */
  at: string;
  ms: number;
  /** Empty when the request had none. */
  operationType: string;
  code: number;
  traceId: string;
  /** Why it was refused. */
  hypothesis?: string;
}

/** One request and its answer. It is free of secrets: the gateway takes them out. */
export interface EntryView {
  row: EntryRow;
  /** What the gateway's answer says to developers. */
  memo: string;
  request: MessageView;
  answer: MessageView;
  /** Of a refusal. */
  explanation?: ExplanationView;
  /** What the backend was asked, in this order; an authorizer comes first. */
  backend: BackendView[];
}

/** One call of the backend. */
export interface BackendView {
  ms: number;
  /** How often it was sent. */
  attempts: number;
  request: MessageView;
  /** Absent where no whole answer came. */
  answer?: MessageView;
  /** Why none came; empty where one did. */
  failure: string;
}

export interface MessageView {
  /** `POST /mgw.htm`; of an answer empty, of the backend's `HTTP 200`. */
  line: string;
  headers: [name: string, value: string][];
  body: string;
  /** Whether the body goes on. */
  isCut: boolean;
}

export interface ExplanationView {
  /** What went wrong and what to change, in words. */
  hypothesis: string;
  /** Lines of the client, as they should be. */
  change: string[];
  comparison: Comparison;
  /** Everything else that is known, by the gateway's names. */
  facts: { name: string; value: string }[];
}

/** What the gateway signs beside what the client signed. */
export interface Comparison {
  /** Part by part; empty when it is not known. */
  content: ComparedLine[];
  /** The same of the text that the request data are base64 of; empty when they are the same or no text. */
  data: ComparedLine[];
}

export interface ComparedLine {
  of: 'both' | 'expected' | 'signed';
  pieces: Piece[];
}

export interface Piece {
  text: string;
  /** From the other one. */
  differs: boolean;
}

/** Whether new entries are heard of. */
export type Connection = { kind: 'connecting' } | { kind: 'live' } | { kind: 'lost'; reason: string };

export type GatewayView =
  | { kind: 'stopped' }
  | { kind: 'starting' }
  | { kind: 'failed'; reason: string }
  | { kind: 'running'; url: string; connection: Connection };

/** Texts of the view itself, in the reader's language. */
export interface JournalTexts {
  calls: string;
  filter: string;
  filterHelp: string;
  /** With `{0}` for how many are shown, and `{1}` for how many there are. */
  count: string;
  pause: string;
  resume: string;
  /** With `{0}` for how many came meanwhile. */
  resumeWith: string;
  clear: string;
  exportHar: string;
  noMatch: string;
  clearFilter: string;
  noOperationType: string;
  stopped: string;
  start: string;
  starting: string;
  failed: string;
  showLog: string;
  connecting: string;
  /** Why follows. */
  lost: string;
  empty: string;
  emptyHelp: string;
  callOperation: string;
  copyUrl: string;
  details: string;
  noDetails: string;
  explanation: string;
  change: string;
  signed: string;
  signedData: string;
  /** Where both look the same, for secrets are not shown. */
  sameButSecret: string;
  sides: Record<ComparedLine['of'], string>;
  /** By name; others are shown by their names. */
  facts: Record<string, string>;
  request: string;
  answer: string;
  headers: string;
  body: string;
  noBody: string;
  cut: string;
  backend: string;
  backendRequest: string;
  backendAnswer: string;
  noAnswer: string;
  /** With `{0}` for how often. */
  sentAgain: string;
  openContract: string;
  replay: string;
  copyCurl: string;
  saveMock: string;
  traceId: string;
}

/** What can be done with the gateway or its whole journal. */
export type Action = 'start' | 'show-log' | 'call' | 'copy-url' | 'clear' | 'export';

/** What can be done with one entry. */
export type EntryAction = 'contract' | 'replay' | 'curl' | 'mock';

export type ToView =
  | { type: 'texts'; texts: JournalTexts }
  | { type: 'gateway'; gateway: GatewayView }
  /** All that there are, in place of those before. */
  | { type: 'entries'; rows: EntryRow[] }
  | { type: 'added'; rows: EntryRow[] }
  | { type: 'details'; view: EntryView }
  | { type: 'no-details'; id: number; message: string }
  /** Choose the entry of a call as soon as it is there. */
  | { type: 'choose'; traceId: string };

export type FromView =
  | { type: 'ready' }
  | { type: 'details'; id: number }
  | { type: 'action'; action: Action }
  | { type: 'entry-action'; action: EntryAction; id: number };
