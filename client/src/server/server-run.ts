import type * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  ErrorCodes,
  IPCMessageReader,
  IPCMessageWriter,
  type LanguageClientOptions,
  ResponseError,
} from 'vscode-languageclient/node';
import { messageOf } from '../errors.ts';
import { QuietClient } from './quiet-client.ts';
import type { ServerProcess } from './server-process.ts';

/** One life of the language server: its process, and the client that speaks with it. */
export class ServerRun {
  readonly client: QuietClient;
  private readonly died: Promise<never>;
  private isOver = false;

  /** @param ended called once, with why, when the server ends or fails to start without having been told to stop */
  constructor(
    private readonly process: ServerProcess,
    options: LanguageClientOptions,
    log: vscode.LogOutputChannel,
    private readonly ended: (reason: string) => void,
  ) {
    this.died = process.ended.then(reason => {
      this.over(reason);
      throw new Error(reason);
    });
    // Only a start waits for that.
    this.died.catch(() => undefined);
    const { child } = process;
    const launch = async () => ({ reader: new IPCMessageReader(child), writer: new IPCMessageWriter(child) });
    this.client = new QuietClient('mpaas', 'mPaaS Gateway Tools', launch, {
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
      await this.process.stop();
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
      await this.process.stop();
    }
  }

  private over(reason: string): void {
    if (this.isOver) return;
    this.isOver = true;
    this.ended(reason);
  }
}
