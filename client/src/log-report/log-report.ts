import * as vscode from 'vscode';
import {
  AskLogReportRequest,
  CloseLogReportNotification,
  OpenLogReportRequest,
  OrderLogReportNotification,
} from '../../../server/src/log-protocol.ts';
import type { LogReportView } from '../../../server/src/logs/report/model.ts';
import type { QueryName, ReportQueries } from '../../../server/src/logs/report/requests.ts';
import { messageOf } from '../errors.ts';
import type { LanguageServer } from '../server/language-server.ts';
import type { Logs } from './logs.ts';

/** A report that the language server makes, as long as somebody looks at it. */
export class LogReport implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<LogReportView>();
  private readonly failed = new vscode.EventEmitter<string>();
  private readonly subscriptions: vscode.Disposable[];
  /** What the server calls it. */
  private opened: Promise<number> | undefined;
  private number: number | undefined;
  private latest: LogReportView | undefined;
  private reason: string | undefined;
  private isDisposed = false;
  readonly onDidChange = this.changed.event;
  /** With why. */
  readonly onDidFail = this.failed.event;

  constructor(
    private readonly server: LanguageServer,
    readonly logs: Logs,
  ) {
    this.subscriptions = [
      server.events.onDidChangeLogReport(({ report, view }) => {
        if (report === this.number) this.take(view);
      }),
      server.events.onDidFailLogReport(({ report, reason }) => {
        if (report === this.number) this.forget(reason);
      }),
      server.onDidChangeStatus(status => {
        // A server that ended took the report with it; the next one is asked for a new one.
        if (status.kind === 'starting') this.lose();
        else if (status.kind === 'running' && this.isLost) void this.read();
      }),
      logs.onDidChange(() => void this.read()),
    ];
  }

  /** Why there is none, while there is none. */
  get failure(): string | undefined {
    return this.reason;
  }

  /** The report as it was told of last. */
  get view(): LogReportView | undefined {
    return this.latest;
  }

  /** Reads the logs, or reads them once more. Why that cannot be is told as a failure. */
  async read(): Promise<void> {
    try {
      const report = await this.open();
      const order = { type: 'read', inputs: this.logs.inputs() } as const;
      await this.server.notify(OrderLogReportNotification, { report, order });
    } catch (error) {
      if (!this.isDisposed) this.forget(messageOf(error));
    }
  }

  /** Stops reading. What was read stays. */
  async stop(): Promise<void> {
    const report = await this.open();
    await this.server.notify(OrderLogReportNotification, { report, order: { type: 'stop' } });
  }

  /** @throws with the reason in words */
  async ask<Name extends QueryName>(
    name: Name,
    params: ReportQueries[Name]['params'],
  ): Promise<ReportQueries[Name]['result']> {
    const report = await this.open();
    return (await this.server.request(AskLogReportRequest, { report, name, params })) as ReportQueries[Name]['result'];
  }

  dispose(): void {
    this.isDisposed = true;
    const { opened } = this;
    this.lose();
    for (const each of [...this.subscriptions, this.changed, this.failed, this.logs]) each.dispose();
    // One that was not opened needs no closing.
    opened?.then(
      report => this.server.notify(CloseLogReportNotification, { report }),
      () => undefined,
    );
  }

  private get isLost(): boolean {
    return this.opened === undefined && !this.isDisposed;
  }

  private open(): Promise<number> {
    this.opened ??= this.server.query(OpenLogReportRequest).then(({ report }) => {
      this.number = report;
      return report;
    });
    return this.opened;
  }

  private take(view: LogReportView): void {
    this.latest = view;
    this.reason = undefined;
    this.changed.fire(view);
  }

  private forget(reason: string): void {
    this.lose();
    this.latest = undefined;
    this.reason = reason;
    this.failed.fire(reason);
  }

  private lose(): void {
    this.opened = undefined;
    this.number = undefined;
  }
}
