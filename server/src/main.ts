/**
 * The language server as a process: `--stdio` for any client, `--node-ipc` for VS Code. It ends with its client.
 */
import { Console } from 'node:console';
import * as l10n from '@vscode/l10n';
import {
  type Connection,
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  ProposedFeatures,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { isOnChannel } from './greeting/first-message.ts';
import { GreetedWriter } from './greeting/greeted-writer.ts';
import type { Greeting } from './greeting/greeting.ts';
import { createServer } from './server.ts';

/**
 * Serves the client of this process.
 * @param greeting its request to `initialize`, which comes again; if what it is answered is known, it was answered
 */
export function serve(greeting: Greeting | undefined): void {
  createServer(greeting ? connectGreeted(greeting) : createConnection(ProposedFeatures.all));
}

function connectGreeted(greeting: Greeting): Connection {
  const isChannel = isOnChannel();
  const writer = isChannel ? new IPCMessageWriter(process) : new StreamMessageWriter(process.stdout);
  // What the library does by itself for streams that it takes from the command line.
  if (!isChannel) globalThis.console = new Console(process.stderr);
  const greeted = new GreetedWriter(writer, greeting, () =>
    connection.console.error(
      l10n.t('The editor was told of other abilities than this server has. Restart the server.'),
    ),
  );
  const reader = isChannel ? new IPCMessageReader(process) : input();
  const connection = createConnection(ProposedFeatures.all, reader, greeted);
  return connection;
}

/**
 * Standard input itself and no reader of it: where it ends, the library ends the process, with 0 after a shutdown and with 1 without
 * one. The library's types have readers beside writers only, and its code takes either.
 */
function input(): MessageReader {
  return process.stdin as unknown as MessageReader;
}
