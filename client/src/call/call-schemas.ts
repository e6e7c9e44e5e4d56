import * as vscode from 'vscode';
import { CallSchemaRequest } from '../../../server/src/call-protocol.ts';
import type { LanguageServer } from '../server/language-server.ts';

const SCHEME = 'mpaas-schema';
/** As the manifest has it under `jsonValidation`. */
const CALLS = vscode.Uri.from({ scheme: SCHEME, authority: 'calls', path: '/schema.json' });

/** Gives VS Code's JSON support the schema of call files, which follows the contracts. */
export class CallSchemas implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[];
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: LanguageServer) {
    this.subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      server.events.onDidChangeCallSchema(() => this.changed.fire(CALLS)),
      this.changed,
    ];
  }

  async provideTextDocumentContent(): Promise<string> {
    return JSON.stringify(await this.server.query(CallSchemaRequest));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
