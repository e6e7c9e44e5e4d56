import path from 'node:path';
import picomatch from 'picomatch';
import { type ClientCapabilities, type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import { uriOfFile } from '../workspace/files.ts';
import { runDetached } from './safe.ts';

const SECTION = 'files.exclude';

/** What the editor hides from its user, asked for once a folder, and again once the setting changes. */
export class HiddenFiles {
  private readonly known = new Map<string, Promise<string[]>>();
  private readonly listeners: (() => void)[] = [];
  private isListening = false;

  constructor(
    private readonly connection: Connection,
    private readonly client: ClientCapabilities,
  ) {}

  /** Calls back when something else is hidden than before. */
  onChanged(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Globs relative to a folder; none when the client does not say. Those with a condition are left out. */
  in(folder: string): Promise<string[]> {
    if (!this.client.workspace?.configuration) return Promise.resolve([]);
    this.listen();
    const globs = this.known.get(folder) ?? this.ask(folder);
    this.known.set(folder, globs);
    return globs;
  }

  /** Whether a file of a folder is hidden, by itself or with a folder above it. */
  async has(file: string, folder: string): Promise<boolean> {
    const matches = picomatch(await this.in(folder), { dot: true });
    const parts = path.relative(folder, file).split(path.sep);
    return parts.some((_, index) => matches(parts.slice(0, index + 1).join('/')));
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
      for (const listener of this.listeners) listener();
    });
    const { type } = DidChangeConfigurationNotification;
    runDetached(this.connection, 'configuration', this.connection.client.register(type, { section: SECTION }));
  }
}
