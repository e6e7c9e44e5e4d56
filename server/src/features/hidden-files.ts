import { type ClientCapabilities, type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import { uriOfFile } from '../workspace/files.ts';
import { runDetached } from './safe.ts';

const SECTION = 'files.exclude';

/** What the editor hides from its user, asked for once a folder, and again once the setting changes. */
export class HiddenFiles {
  private readonly known = new Map<string, Promise<string[]>>();
  private isListening = false;

  constructor(
    private readonly connection: Connection,
    private readonly client: ClientCapabilities,
    private readonly changed: () => void,
  ) {}

  /** Globs relative to a folder; none when the client does not say. Those with a condition are left out. */
  in(folder: string): Promise<string[]> {
    if (!this.client.workspace?.configuration) return Promise.resolve([]);
    this.listen();
    const globs = this.known.get(folder) ?? this.ask(folder);
    this.known.set(folder, globs);
    return globs;
  }

  private async ask(folder: string): Promise<string[]> {
    const scopeUri = uriOfFile(folder);
    const hidden: unknown = await this.connection.workspace.getConfiguration({ scopeUri, section: SECTION });
    return Object.entries(hidden ?? {}).flatMap(([glob, value]) => (value === true ? [glob] : []));
  }

  private listen(): void {
    if (this.isListening || !this.client.workspace?.didChangeConfiguration?.dynamicRegistration) return;
    this.isListening = true;
    this.connection.onDidChangeConfiguration(() => {
      this.known.clear();
      this.changed();
    });
    const { type } = DidChangeConfigurationNotification;
    runDetached(this.connection, 'configuration', this.connection.client.register(type, { section: SECTION }));
  }
}
