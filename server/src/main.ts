/**
 * The language server as a process: `--stdio` for any client, `--node-ipc` for VS Code. It ends with its client.
 */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createServer } from './server.ts';

createServer(createConnection(ProposedFeatures.all));
