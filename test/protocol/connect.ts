import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  createProtocolConnection,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { Features } from '../../server/src/features/index.ts';
import type { InitializationOptions } from '../../server/src/protocol.ts';
import { createServer } from '../../server/src/server.ts';
import { uriOfFile } from '../../server/src/workspace/files.ts';
import { TestClient } from './test-client.ts';

/** `in-band` runs the server in this process, where it can be debugged; `spawn` runs the bundle over stdio. */
export type Mode = 'in-band' | 'spawn';
export const MODES: readonly Mode[] = ['in-band', 'spawn'];

export const SERVER_BUNDLE = path.resolve(__dirname, '../../dist/server.js');

export interface ConnectOptions {
  mode: Mode;
  folders: string[];
  locale?: string;
  capabilities?: ClientCapabilities;
  options?: InitializationOptions;
  /** The client's, by section. */
  settings?: Record<string, unknown>;
  /** Of `spawn`: another bundle than `dist/server.js`. */
  bundle?: string;
  /** Of `spawn`: environment variables beside ours. */
  env?: Record<string, string>;
  /** Of `spawn`: through the channel that VS Code uses, in place of stdio. */
  isChannel?: boolean;
  /** Of `in-band`: other features than the real ones. */
  features?: Features;
}

/** Starts a server and greets it. */
export async function connect(options: ConnectOptions): Promise<TestClient> {
  const { reader, writer, end } = options.mode === 'spawn' ? spawnServer(options) : serveInBand(options.features);
  const connection = createProtocolConnection(reader, writer);
  const client = new TestClient(connection, async () => {
    await connection.sendRequest(ShutdownRequest.type);
    // In-band it would end this process.
    if (options.mode === 'spawn') await connection.sendNotification(ExitNotification.type);
    await end();
    connection.dispose();
  });
  Object.assign(client.settings, options.settings);
  connection.listen();
  client.initializeResult = await connection.sendRequest(InitializeRequest.type, {
    // A server that knows its client's process watches it for ever, which would keep an in-band run from ending.
    processId: options.mode === 'spawn' ? process.pid : null,
    rootUri: null,
    locale: options.locale ?? 'en',
    capabilities: options.capabilities ?? { workspace: { workspaceFolders: true } },
    workspaceFolders: options.folders.map(folder => ({ uri: uriOfFile(folder), name: path.basename(folder) })),
    initializationOptions: options.options,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return client;
}

interface Transport {
  reader: MessageReader;
  writer: MessageWriter;
  /** Resolves when the server is gone. */
  end(): Promise<void>;
}

function serveInBand(features?: Features): Transport {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
  createServer(connection, features);
  return {
    reader: new StreamMessageReader(down),
    writer: new StreamMessageWriter(up),
    end: async () => connection.dispose(),
  };
}

function spawnServer({ bundle = SERVER_BUNDLE, env, isChannel }: ConnectOptions): Transport {
  if (!existsSync(bundle)) throw new Error(`${bundle} is missing. Run "npm run build" first.`);
  const environment = { ...process.env, ...env };
  if (isChannel) {
    const child = fork(bundle, ['--node-ipc'], { env: environment, execArgv: [] });
    return { reader: new IPCMessageReader(child), writer: new IPCMessageWriter(child), end: () => ended(child) };
  }
  const child = spawn(process.execPath, [bundle, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env: environment });
  return {
    reader: new StreamMessageReader(child.stdout),
    writer: new StreamMessageWriter(child.stdin),
    end: () => ended(child),
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
