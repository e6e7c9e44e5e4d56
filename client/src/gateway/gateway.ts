import path from 'node:path';
import * as vscode from 'vscode';
import type { GatewayMessage } from '../../../server/src/gateway/messages.ts';
import { GATEWAY_PROCESS } from '../../../server/src/process-role.ts';
import { runDetached } from '../failures.ts';
import { NodeProcess } from '../node-process.ts';
import { type AdminAccess, type GatewayState, STOPPED } from './states.ts';

/** The mock gateway of this window: at most one process, and where it stands. */
export class Gateway implements vscode.Disposable {
  private readonly stateChanged = new vscode.EventEmitter<GatewayState>();
  private readonly script: string;
  private readonly log: vscode.LogOutputChannel;
  private process: NodeProcess | undefined;
  private current: GatewayState = STOPPED;
  private access: AdminAccess | undefined;
  readonly onDidChangeState = this.stateChanged.event;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.script = context.asAbsolutePath(path.join('dist', 'cli.js'));
    this.log = log;
  }

  get state(): GatewayState {
    return this.current;
  }

  /** Of the gateway that runs; another one for each that is started. */
  get admin(): AdminAccess | undefined {
    return this.current.kind === 'running' ? this.access : undefined;
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  showLog(): void {
    this.log.show();
  }

  /**
   * Starts the gateway of a config, in place of one that runs.
   * @returns its URL, or nothing when it was stopped meanwhile
   * @throws with the reason when it does not come up
   */
  async start(config: string): Promise<string | undefined> {
    do await this.stop();
    while (
      // Somebody else may have started one meanwhile.
      this.process
    );
    this.setState({ kind: 'starting', config });
    this.log.info(vscode.l10n.t('Starting the mock gateway of {0}', config));
    return new Promise((resolve, reject) => {
      let failure: string | undefined;
      let notices: string[] = [];
      const gateway: NodeProcess = new NodeProcess(
        this.script,
        [GATEWAY_PROCESS, '--config', config, '--language', vscode.env.language],
        {
          message: received => {
            const message = received as GatewayMessage;
            if (message.type === 'ready') {
              this.access = { url: message.adminUrl, token: message.adminToken };
              this.setState({ kind: 'running', config, url: message.url, notices });
              resolve(message.url);
            }
            if (message.type === 'noted') {
              notices = message.current.map(notice => notice.message);
              const { current } = this;
              if (this.process === gateway && current.kind === 'running') this.setState({ ...current, notices });
              const restart = message.added.find(({ code }) => code === 'restart-needed');
              if (restart) runDetached('gateway', this.offerRestart(restart.message), this.log);
            }
            if (message.type === 'failed') failure = message.message;
            this.logMessage(message);
          },
          line: text => this.log.warn(text),
          ended: end => {
            if (this.process !== gateway) return resolve(undefined);
            this.process = undefined;
            const wasRunning = this.current.kind === 'running';
            const reason = failure ?? end;
            this.setState({ kind: 'failed', config, reason });
            if (wasRunning) this.crashed(reason);
            else reject(new Error(vscode.l10n.t('The mock gateway did not start. {0}', reason)));
          },
        },
      );
      this.process = gateway;
    });
  }

  /** Resolves when no process is left. */
  async stop(): Promise<void> {
    const { process, current } = this;
    if (!process) return this.setState(STOPPED);
    this.process = undefined;
    if (current.kind !== 'stopped') this.setState({ kind: 'stopping', config: current.config });
    await process.stop();
    this.log.info(vscode.l10n.t('The mock gateway is stopped.'));
    this.setState(STOPPED);
  }

  dispose(): void {
    this.stateChanged.dispose();
  }

  private async offerRestart(message: string): Promise<void> {
    const restart = vscode.l10n.t('Restart');
    if ((await vscode.window.showWarningMessage(message, restart)) === restart)
      await vscode.commands.executeCommand('mpaas.gateway.restart');
  }

  private crashed(reason: string): void {
    const message = vscode.l10n.t('The mock gateway ended by itself. {0}', reason);
    this.log.error(message);
    runDetached('gateway', this.offerRestartOrLog(message), this.log);
  }

  private async offerRestartOrLog(message: string): Promise<void> {
    const [restart, show] = [vscode.l10n.t('Restart'), vscode.l10n.t('Show Log')];
    const choice = await vscode.window.showErrorMessage(message, restart, show);
    if (choice === restart) await vscode.commands.executeCommand('mpaas.gateway.restart');
    if (choice === show) this.showLog();
  }

  private logMessage(message: GatewayMessage): void {
    if (message.type === 'ready') this.log.info(vscode.l10n.t('The mock gateway answers at {0}', message.url));
    if (message.type === 'failed') this.log.error(message.message);
    if (message.type === 'event' || message.type === 'noted') this.log[message.level](message.text);
  }

  private setState(state: GatewayState): void {
    if (state.kind === this.current.kind && state.kind === 'stopped') return;
    this.current = state;
    this.stateChanged.fire(state);
  }
}
