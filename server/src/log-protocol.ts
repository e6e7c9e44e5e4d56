/** The messages about logs that the VS Code shell and the language server share beyond LSP, as `protocol.ts` has all others. */
import { NotificationType, RequestType, RequestType0 } from 'vscode-languageserver-protocol';
import type { EventCode, EventKind, Platform } from './logs/event.ts';
import type { LogReportView } from './logs/report/model.ts';
import type { QueryName, ReportOrder, ReportQueries } from './logs/report/requests.ts';

/** What editors call logs: ours, VS Code's for files, and VS Code's for output channels. */
export const LOG_LANGUAGES = ['mgs-log', 'log', 'Log'];

/** Client to server: a report of logs, which is told by an order what to read. It lives until it is closed. */
export const OpenLogReportRequest = new RequestType0<LogReportParams, void>('mpaas/logReport/open');

/** Names a report. */
export interface LogReportParams {
  report: number;
}

/** Client to server: what a report is to do. */
export const OrderLogReportNotification = new NotificationType<LogReportParams & { order: ClientOrder }>(
  'mpaas/logReport/order',
);

/** What configs and contracts say is the server's affair: secrets stay with it. */
export type ClientOrder = Exclude<ReportOrder, { type: 'workspace' }>;

/** Server to client: a report as it is now. */
export const LogReportChangedNotification = new NotificationType<LogReportParams & { view: LogReportView }>(
  'mpaas/logReport/changed',
);

/** Server to client: a report ended by itself. */
export const LogReportFailedNotification = new NotificationType<LogReportParams & { reason: string }>(
  'mpaas/logReport/failed',
);

/** Client to server: something of a report. The answer is what `ReportQueries` says for its name. */
export const AskLogReportRequest = new RequestType<AskLogReportParams, ReportQueries[QueryName]['result'], void>(
  'mpaas/logReport/ask',
);

export interface AskLogReportParams extends LogReportParams {
  name: QueryName;
  params: ReportQueries[QueryName]['params'];
}

/** Client to server: a report is not looked at any more. */
export const CloseLogReportNotification = new NotificationType<LogReportParams>('mpaas/logReport/close');

/** Server to client: what is in a log that is open. */
export const LogStatusNotification = new NotificationType<LogStatus>('mpaas/logStatus');

export interface LogStatus {
  uri: string;
  /** Lines that tell how a call ended. */
  events: number;
  failures: number;
  /** Those that failed most often, the most frequent first. */
  codes: { code: string; count: number }[];
}

/** Client to server: the codes in a line of a terminal. */
export const CodesInLineRequest = new RequestType<{ line: string }, CodeInLine[], void>('mpaas/codesInLine');

export interface CodeInLine extends ExplainCodeParams {
  /** UTF-16 units of the line. */
  start: number;
  end: number;
  title: string;
}

/** Client to server: all that is known of a code, as Markdown. */
export const ExplainCodeRequest = new RequestType<ExplainCodeParams, string, void>('mpaas/explainCode');

/** A code, and whose it is as far as that is known. */
export interface ExplainCodeParams {
  code: EventCode;
  kind?: EventKind;
  platform?: Platform;
}
