import path from 'node:path';
import * as vscode from 'vscode';
import type { NotificationType, RequestParam, RequestType, RequestType0 } from 'vscode-languageclient/node';
import {
  type AnalysisStatus,
  AnalysisStatusNotification,
  TrustGrantedNotification,
} from '../../../server/src/protocol.ts';
import { runDetached } from '../failures.ts';
import { clientOptions } from './client-options.ts';
import { Restarts } from './restarts.ts';
import { ServerEvents } from './server-events.ts';
import { ServerProcess } from './server-process.ts';
import type { ServerRun } from './server-run.ts';

export type ServerStatus =
  | { kind: 'starting' }
  | { kind: 'running'; analysis?: AnalysisStatus }
  /** It ended so often that only the user starts it again. */
  | { kind: 'stopped'; times: number; reason: string };

/** The language server, seen from the editor: whether it runs, and what it is asked. */
export class LanguageServer implements vscode.Disposable {
  readonly restarts = new Restarts();
  readonly events = new ServerEvents();
  /** From the last start of its process to the answer to `initialize`, milliseconds; nothing before the first. */
  startMs: number | undefined;
  /** Of that, from the moment it was asked. */
  answerMs: number | undefined;
  private readonly script: string;
  private readonly log: vscode.LogOutputChannel;
  private readonly statusChanged = new vscode.EventEmitter<ServerStatus>();
  private run: ServerRun | undefined;
  private started: Promise<void> | undefined;
  private stops = 0;
  private errorBefore: { at: Date; message: string } | undefined;
  private current: ServerStatus = { kind: 'starting' };
  readonly onDidChangeStatus = this.statusChanged.event;

  /** @param logExplained called when a user was shown what a line of a log means */
  constructor(
    context: vscode.ExtensionContext,
    log: vscode.LogOutputChannel,
    private readonly logExplained: () => void,
  ) {
    this.script = context.asAbsolutePath(path.join('dist', 'server.js'));
    this.log = log;
    const trusted = () => runDetached('trust', this.tellTrust(), log);
    context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(trusted));
  }

  get status(): ServerStatus {
    return this.current;
  }

  /** The last failure that the server or the connection with it told of. */
  get lastError(): { at: Date; message: string } | undefined {
    return this.run?.client.lastError ?? this.errorBefore;
  }

  /**
   * Starts the server unless it runs.
   * @throws with the reason when it does not come up, or ended too often to be started by anyone but the user
   */
  async start(): Promise<void> {
    if (this.current.kind === 'stopped')
      throw new Error(vscode.l10n.t('The mPaaS language server does not run. {0}', this.current.reason));
    this.started ??= this.launch();
    await this.started;
  }

  /** Starts the server anew, however often it ended before. */
  async restart(): Promise<void> {
    this.restarts.forgive();
    await this.stop();
    this.setStatus({ kind: 'starting' });
    await this.start();
  }

  async request<P, R>(
    type: RequestType<P, R, void>,
    params: RequestParam<P>,
    token?: vscode.CancellationToken,
  ): Promise<R> {
    const client = await this.startedClient();
    return client.ask(type, params, token);
  }

  async query<R>(type: RequestType0<R, void>): Promise<R> {
    const client = await this.startedClient();
    return client.query(type);
  }

  /** Tells a server that runs; another one knows nothing of what this would be about. */
  async notify<P>(type: NotificationType<P>, params: RequestParam<P>): Promise<void> {
    if (this.current.kind === 'running') await this.run?.client.tell(type, params);
  }

  /** Resolves when no process is left. */
  async stop(): Promise<void> {
    const { run } = this;
    this.stops++;
    this.run = undefined;
    this.started = undefined;
    await run?.stop();
  }

  dispose(): void {
    this.statusChanged.dispose();
    this.events.dispose();
  }

  private async startedClient() {
    await this.start();
    if (!this.run) throw new vscode.CancellationError();
    return this.run.client;
  }

  private async launch(): Promise<void> {
    const stops = this.stops;
    // The editor waits neither for a process nor for what speaks with it, which costs more to load than all else together.
    await new Promise(setImmediate);
    if (this.stops !== stops) throw new vscode.CancellationError();
    const start = performance.now();
    const serverProcess = new ServerProcess(this.script, this.log);
    const life = await import('./server-run.ts');
    if (this.stops !== stops) {
      await serverProcess.stop();
      throw new vscode.CancellationError();
    }
    const options = clientOptions(this.logExplained);
    const run: ServerRun = new life.ServerRun(serverProcess, options, this.log, reason => this.ended(run, reason));
    this.run = run;
    this.setStatus({ kind: 'starting' });
    run.client.hear(AnalysisStatusNotification, analysis => this.setStatus({ kind: 'running', analysis }));
    this.events.hearFrom(run.client);
    const asked = performance.now();
    await run.start();
    const answered = performance.now();
    this.startMs = Math.round(answered - start);
    this.answerMs = Math.round(answered - asked);
    this.log.info(vscode.l10n.t('The language server answered {0} ms after its start.', this.startMs));
    if (this.run === run && this.current.kind === 'starting') this.setStatus({ kind: 'running' });
  }

  private ended(run: ServerRun, reason: string): void {
    if (this.run !== run) return;
    this.errorBefore = this.lastError;
    this.run = undefined;
    this.started = undefined;
    if (this.restarts.ended(reason)) {
      this.log.warn(vscode.l10n.t('The language server ended and is started again. {0}', reason));
      // What becomes of it is told by its status, or by its next end.
      this.start().catch(() => undefined);
    } else {
      this.giveUp(reason);
    }
  }

  private giveUp(reason: string): void {
    const times = this.restarts.recent().length;
    const message = vscode.l10n.t('The mPaaS language server ended {0} times within three minutes. {1}', times, reason);
    this.log.error(message);
    this.setStatus({ kind: 'stopped', times, reason });
    runDetached('server', this.offerRestart(message), this.log);
  }

  private async offerRestart(message: string): Promise<void> {
    const [restart, show] = [vscode.l10n.t('Restart'), vscode.l10n.t('Show Log')];
    const choice = await vscode.window.showErrorMessage(message, restart, show);
    if (choice === restart) await vscode.commands.executeCommand('mpaas.restartServer');
    if (choice === show) this.log.show();
  }

  private async tellTrust(): Promise<void> {
    if (this.current.kind === 'running') await this.run?.client.tell(TrustGrantedNotification);
  }

  private setStatus(status: ServerStatus): void {
    this.current = status;
    this.statusChanged.fire(status);
  }
}
