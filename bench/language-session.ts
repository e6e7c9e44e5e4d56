import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';
import {
  CompletionRequest,
  createProtocolConnection,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type Position,
  type ProtocolConnection,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { uriOfFile } from '../server/src/workspace/files.ts';
import { TestClient } from '../test/protocol/test-client.ts';

/** A language server in a process of its own, seen from a client. */
export interface LanguageSession extends AsyncDisposable {
  client: TestClient;
  /** From the start of the process to the answer to `initialize`. */
  initializeMs: number;
  /** Resident memory now, MiB. Works where `ps` does. */
  memory(): Promise<number>;
  /** What of its heap is in use after a collection, MiB. */
  heap(): Promise<number>;
}

/** Options of Node.js. They cost it the compiled code that it kept, so that starts are measured without them. */
export const HEAP_REPORT = ['--expose-gc', '--require', path.join(__dirname, 'heap-report.cjs')];

/**
 * Starts a language server with Node.js.
 * @param script its file, which speaks LSP over standard streams when called with `--stdio`
 * @param folder the workspace
 * @param options of Node.js; with those of `HEAP_REPORT` it can say what its heap holds
 */
export async function startSession(
  script: string,
  folder: string,
  options: readonly string[] = [],
): Promise<LanguageSession> {
  const start = performance.now();
  const server = spawn(process.execPath, [...options, script, '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
    cwd: folder,
  });
  const [input, output, , reports] = server.stdio as unknown as [Writable, Readable, null, Readable];
  const connection = createProtocolConnection(new StreamMessageReader(output), new StreamMessageWriter(input));
  const client = new TestClient(connection, () => end(connection, server));
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: uriOfFile(folder),
    capabilities: { workspace: { workspaceFolders: true } },
    workspaceFolders: [{ uri: uriOfFile(folder), name: path.basename(folder) }],
  });
  const initializeMs = performance.now() - start;
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    client,
    initializeMs,
    memory: () => residentMemory(server),
    heap: async () => {
      server.kill('SIGUSR2');
      const [bytes] = await once(reports, 'data');
      return Number(bytes) / 2 ** 20;
    },
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  };
}

export async function hover({ client }: LanguageSession, file: string, position: Position): Promise<boolean> {
  const answer = await client.connection.sendRequest(HoverRequest.type, at(file, position));
  return answer !== null;
}

export async function complete({ client }: LanguageSession, file: string, position: Position): Promise<number> {
  const answer = await client.connection.sendRequest(CompletionRequest.type, at(file, position));
  return (Array.isArray(answer) ? answer : (answer?.items ?? [])).length;
}

function at(file: string, position: Position) {
  return { textDocument: { uri: uriOfFile(file) }, position };
}

async function end(connection: ProtocolConnection, server: ChildProcess): Promise<void> {
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  connection.dispose();
}

async function residentMemory({ pid }: ChildProcess): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1024;
}
