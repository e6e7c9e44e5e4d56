import * as vscode from 'vscode';
import type { NotificationType, NotificationType0 } from 'vscode-languageclient/node';
import { CallSchemaChangedNotification } from '../../../server/src/call-protocol.ts';
import {
  LogReportChangedNotification,
  LogReportFailedNotification,
  type LogReportParams,
  type LogStatus,
  LogStatusNotification,
} from '../../../server/src/log-protocol.ts';
import type { LogReportView } from '../../../server/src/logs/report/model.ts';
import { ContractTreeChangedNotification } from '../../../server/src/protocol.ts';

/** Something that hears what a server tells. */
interface Hearing {
  hear<P>(type: NotificationType<P> | NotificationType0, handler: (params: P) => void): void;
}

/** What the language server tells of by itself, whichever of its lives it is in. */
export class ServerEvents implements vscode.Disposable {
  private readonly contractsChanged = new vscode.EventEmitter<void>();
  private readonly callSchemaChanged = new vscode.EventEmitter<void>();
  private readonly logReportChanged = new vscode.EventEmitter<LogReportParams & { view: LogReportView }>();
  private readonly logReportFailed = new vscode.EventEmitter<LogReportParams & { reason: string }>();
  private readonly logRead = new vscode.EventEmitter<LogStatus>();
  /** The tree of contracts may be another than the one that was asked for last. */
  readonly onDidChangeContracts = this.contractsChanged.event;
  /** So may be the schema of call files. */
  readonly onDidChangeCallSchema = this.callSchemaChanged.event;
  readonly onDidChangeLogReport = this.logReportChanged.event;
  readonly onDidFailLogReport = this.logReportFailed.event;
  /** A log that is open was read. */
  readonly onDidReadLog = this.logRead.event;

  /** Hands on what a server tells from now on. */
  hearFrom(server: Hearing): void {
    server.hear(ContractTreeChangedNotification, () => this.contractsChanged.fire());
    server.hear(CallSchemaChangedNotification, () => this.callSchemaChanged.fire());
    server.hear(LogReportChangedNotification, change => this.logReportChanged.fire(change));
    server.hear(LogReportFailedNotification, failure => this.logReportFailed.fire(failure));
    server.hear(LogStatusNotification, status => this.logRead.fire(status));
  }

  dispose(): void {
    this.contractsChanged.dispose();
    this.callSchemaChanged.dispose();
    this.logReportChanged.dispose();
    this.logReportFailed.dispose();
    this.logRead.dispose();
  }
}
