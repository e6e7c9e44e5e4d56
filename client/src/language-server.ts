import path from 'node:path';
import * as vscode from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  type RequestParam,
  type RequestType,
  type RequestType0,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import {
  type AnalysisStatus,
  AnalysisStatusNotification,
  type InitializationOptions,
  TrustGrantedNotification,
} from '../../server/src/protocol.ts';

export type ServerStatus =
  | { kind: 'starting' }
  | { kind: 'running'; analysis?: AnalysisStatus }
  | { kind: 'stopped'; reason: string };

/** The language server's process, seen from the editor. */
export class LanguageServer implements vscode.Disposable {
  private readonly client: LanguageClient;
  private readonly statusChanged = new vscode.EventEmitter<ServerStatus>();
  private started: Promise<void> | undefined;
  private current: ServerStatus = { kind: 'starting' };
  readonly onDidChangeStatus = this.statusChanged.event;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.client = new LanguageClient('mpaas', 'mPaaS Gateway Tools', serverOptions(context), clientOptions(log, this));
    this.client.onNotification(AnalysisStatusNotification, analysis => this.setStatus({ kind: 'running', analysis }));
    this.client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) this.setStatus({ kind: 'starting' });
      if (newState === State.Running && this.current.kind === 'starting') this.setStatus({ kind: 'running' });
    });
    context.subscriptions.push(
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.client.sendNotification(TrustGrantedNotification)),
    );
  }

  get status(): ServerStatus {
    return this.current;
  }

  /** Starts the server unless it runs. A start that fails is told by the status, and by each request. */
  start(): Promise<void> {
    this.started ??= this.client.start().catch(error => {
      this.started = undefined;
      this.stopped(error instanceof Error ? error.message : String(error));
      throw error;
    });
    return this.started;
  }

  async restart(): Promise<void> {
    if (this.client.isRunning()) await this.client.stop();
    this.started = undefined;
    await this.start();
  }

  async request<P, R>(
    type: RequestType<P, R, void>,
    params: RequestParam<P>,
    token?: vscode.CancellationToken,
  ): Promise<R> {
    await this.start();
    return this.client.sendRequest(type, params, token ?? new vscode.CancellationTokenSource().token);
  }

  async query<R>(type: RequestType0<R, void>): Promise<R> {
    await this.start();
    return this.client.sendRequest(type);
  }

  stopped(reason: string): void {
    this.setStatus({ kind: 'stopped', reason });
  }

  /** Resolves when the server's process was told to end. */
  async stop(): Promise<void> {
    if (this.client.isRunning()) await this.client.stop();
  }

  dispose(): void {
    this.statusChanged.dispose();
  }

  private setStatus(status: ServerStatus): void {
    this.current = status;
    this.statusChanged.fire(status);
  }
}

function serverOptions(context: vscode.ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath(path.join('dist', 'server.js'));
  return {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
}

/** Contracts are TypeScript; startup parameters are written in all of these. */
const SCRIPT_LANGUAGES = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'html', 'vue'];

function clientOptions(log: vscode.LogOutputChannel, server: LanguageServer): LanguageClientOptions {
  return {
    documentSelector: [
      ...SCRIPT_LANGUAGES.map(language => ({ scheme: 'file', language })),
      { scheme: 'file', pattern: '**/mpaas.config.json' },
      { scheme: 'file', pattern: '**/{h5_json,custom_config}.json' },
    ],
    // Without this, the client forgets documents that open while the server starts and have no tab yet.
    textSynchronization: { delayOpenNotifications: true },
    outputChannel: log,
    // A function, because trust may come before a restart.
    initializationOptions: (): InitializationOptions => ({
      isTrusted: vscode.workspace.isTrusted,
      validatesConfig: true,
    }),
    initializationFailedHandler: () => false,
    errorHandler: restartFourTimes(server),
  };
}

const RESTART_LIMIT = 4;
const RESTART_WINDOW_MS = 3 * 60_000;

/** Restarts a server that ends by itself, but not for ever. */
function restartFourTimes(server: LanguageServer): ErrorHandler {
  const ends: number[] = [];
  return {
    error: (_error, _message, count) => ({ action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown }),
    closed(): CloseHandlerResult {
      ends.push(Date.now());
      const recent = ends.filter(time => Date.now() - time < RESTART_WINDOW_MS);
      if (recent.length <= RESTART_LIMIT) return { action: CloseAction.Restart };
      const message = vscode.l10n.t('The language server ended {0} times within three minutes.', recent.length);
      server.stopped(message);
      return { action: CloseAction.DoNotRestart, message };
    },
  };
}
