import inspector from 'node:inspector';
import type * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  ErrorCodes,
  IPCMessageReader,
  IPCMessageWriter,
  type LanguageClientOptions,
  type MessageTransports,
  ResponseError,
} from 'vscode-languageclient/node';
import { messageOf } from '../errors.ts';
import { NodeProcess } from '../node-process.ts';
import { QuietClient } from './quiet-client.ts';

/** One life of the language server: its process, and the client that speaks with it. */
export class ServerRun {
  readonly client: QuietClient;
  private readonly script: string;
  private readonly log: vscode.LogOutputChannel;
  private readonly ended: (reason: string) => void;
  private readonly died: Promise<never>;
  private die: (error: Error) => void = () => undefined;
  private process: NodeProcess | undefined;
  private isOver = false;

  /**
   * @param script the server's bundle
   * @param ended called once, with why, when the server ends or fails to start without having been told to stop
   */
  constructor(
    script: string,
    options: LanguageClientOptions,
    log: vscode.LogOutputChannel,
    ended: (reason: string) => void,
  ) {
    this.script = script;
    this.log = log;
    this.ended = ended;
    this.died = new Promise((_, reject) => {
      this.die = reject;
    });
    this.client = new QuietClient('mpaas', 'mPaaS Gateway Tools', () => this.launch(), {
      ...options,
      outputChannel: log,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: (_error, _message, count) => ({
          action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
        }),
        // Starting anew is not this client's affair: one that lost its server while it greeted it is of no more use.
        closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
      },
    });
  }

  /** Resolves when the server answers. Rejects when it does not come to that. */
  async start(): Promise<void> {
    try {
      await Promise.race([this.client.start(), this.died]);
    } catch (error) {
      // A server that refuses says why; one that died while it was greeted says so by its end.
      if (error instanceof ResponseError && error.code !== ErrorCodes.PendingResponseRejected) this.over(error.message);
      await this.process?.stop();
      this.over(messageOf(error));
      throw error;
    }
  }

  /** Resolves when the process is gone. */
  async stop(): Promise<void> {
    this.isOver = true;
    try {
      await this.client.stop();
    } finally {
      await this.process?.stop();
    }
  }

  private async launch(): Promise<MessageTransports> {
    const listener = {
      line: (text: string) => this.log.error(text),
      ended: (reason: string) => {
        this.over(reason);
        this.die(new Error(reason));
      },
    };
    // While the extension itself is debugged, the server can be too.
    const execArgv = inspector.url() ? ['--nolazy', '--inspect=6009'] : [];
    const args = ['--node-ipc', `--clientProcessId=${process.pid}`];
    this.process = new NodeProcess(this.script, args, listener, execArgv);
    const { child } = this.process;
    return { reader: new IPCMessageReader(child), writer: new IPCMessageWriter(child) };
  }

  private over(reason: string): void {
    if (this.isOver) return;
    this.isOver = true;
    this.ended(reason);
  }
}
