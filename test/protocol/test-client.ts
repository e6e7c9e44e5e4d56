import {
  CancellationToken,
  ConfigurationRequest,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type FileChangeType,
  type InitializeResult,
  LogMessageNotification,
  type MessageType,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type RegistrationParams,
  RegistrationRequest,
  type RequestParam,
  type RequestType,
  type RequestType0,
  UnregistrationRequest,
} from 'vscode-languageserver-protocol/node';
import { type AnalysisStatus, AnalysisStatusNotification } from '../../server/src/protocol.ts';
import { FileMap, fileOfUri, uriOfFile } from '../../server/src/workspace/files.ts';

/** The editor's side of a test: it remembers what the server says and lets tests wait for it. */
export class TestClient implements AsyncDisposable {
  declare initializeResult: InitializeResult;
  readonly registrations: RegistrationParams['registrations'] = [];
  /** What the client answers when it is asked for its settings, by section. */
  settings: Record<string, unknown> = {};
  readonly logs: { type: MessageType; message: string }[] = [];
  /** What the server said last of its analyses. */
  status: AnalysisStatus | undefined;
  private readonly published = new FileMap<Diagnostic[]>();
  private readonly waiting = new Set<() => void>();
  private readonly versions = new FileMap<number>();

  constructor(
    readonly connection: ProtocolConnection,
    private readonly end: () => Promise<void>,
  ) {
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.published.set(fileOfUri(uri) ?? uri, diagnostics);
      for (const check of this.waiting) check();
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => this.settings[section ?? ''] ?? null),
    );
    connection.onNotification(AnalysisStatusNotification, status => {
      this.status = status;
      for (const check of this.waiting) check();
    });
    connection.onNotification(LogMessageNotification.type, message => void this.logs.push(message));
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registrations.push(...registrations);
      for (const check of this.waiting) check();
    });
    connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
      for (const { id } of unregisterations) {
        this.registrations.splice(
          this.registrations.findIndex(registration => registration.id === id),
          1,
        );
      }
      for (const check of this.waiting) check();
    });
  }

  open(file: string, text: string, languageId = file.endsWith('.json') ? 'json' : 'typescript'): Promise<void> {
    this.versions.set(file, 1);
    const textDocument = { uri: uriOfFile(file), languageId, version: 1, text };
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  isOpen(file: string): boolean {
    return this.versions.has(file);
  }

  /** The version of a file's text, null when it is not open. */
  versionOf(file: string): number | null {
    return this.versions.get(file) ?? null;
  }

  change(file: string, text: string): Promise<void> {
    const version = (this.versions.get(file) ?? 0) + 1;
    this.versions.set(file, version);
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: uriOfFile(file), version },
      contentChanges: [{ text }],
    });
  }

  close(file: string): Promise<void> {
    this.versions.delete(file);
    const textDocument = { uri: uriOfFile(file) };
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
  }

  changedOnDisk(file: string, type: FileChangeType): Promise<void> {
    const changes = [{ uri: uriOfFile(file), type }];
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  request<P, R>(type: RequestType<P, R, void>, params: RequestParam<P>, token = CancellationToken.None): Promise<R> {
    return this.connection.sendRequest(type, params, token);
  }

  query<R>(type: RequestType0<R, void>, token = CancellationToken.None): Promise<R> {
    return this.connection.sendRequest(type, token);
  }

  diagnostics(file: string): Diagnostic[] {
    return this.published.get(file) ?? [];
  }

  /** Every file that the server ever said something about. */
  filesWithDiagnostics(): string[] {
    return this.published.files();
  }

  /** Resolves with a file's diagnostics as soon as they have these codes, in order. */
  async codes(file: string, ...codes: string[]): Promise<Diagnostic[]> {
    const describe = () => this.diagnostics(file).map(diagnostic => diagnostic.code);
    await this.until(() => this.published.has(file) && describe().join() === codes.join());
    return this.diagnostics(file);
  }

  /** Resolves when something that the server said makes the condition true; mocha's timeout ends a vain wait. */
  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise(resolve => {
      const check = () => {
        if (!condition()) return;
        this.waiting.delete(check);
        resolve();
      };
      this.waiting.add(check);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }
}
