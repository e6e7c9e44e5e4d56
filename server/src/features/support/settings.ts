import { type ClientCapabilities, type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import { Listeners } from '../../workspace/listeners.ts';
import { logError, runDetached } from './safe.ts';

/** What the server asks for. */
const SECTIONS = ['mpaas', 'files.exclude'] as const;
export type SettingsSection = (typeof SECTIONS)[number];

/** Features that users can turn off, by the names of their settings. */
export type OptionalFeature = 'codeLens' | 'inlayHints' | 'logProblems';

/** The client's settings, which differ from folder to folder: asked for once a resource, and again once they change. */
export class Settings {
  private readonly known = new Map<string, Promise<unknown>>();
  private readonly listeners: Listeners<[]>;
  private isListening = false;

  constructor(
    private readonly connection: Connection,
    private readonly client: ClientCapabilities,
  ) {
    this.listeners = new Listeners(error => logError(connection, 'settings', error));
  }

  /** Calls back when settings may be others than before. */
  onChanged(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** @returns what is set for a resource; nothing when the client does not say */
  get(section: SettingsSection, scopeUri: string): Promise<unknown> {
    if (!this.client.workspace?.configuration) return Promise.resolve(undefined);
    this.listen();
    const key = `${section} ${scopeUri}`;
    const value = this.known.get(key) ?? this.connection.workspace.getConfiguration({ scopeUri, section });
    this.known.set(key, value);
    return value;
  }

  /** Whether a feature is on for a document, as all are unless the user says otherwise. */
  async isOn(feature: OptionalFeature, uri: string): Promise<boolean> {
    const settings = (await this.get('mpaas', uri)) as Partial<Record<OptionalFeature, { enabled?: unknown }>> | null;
    return settings?.[feature]?.enabled !== false;
  }

  /** What was asked for a document is of no use any more. */
  forget(uri: string): void {
    for (const section of SECTIONS) this.known.delete(`${section} ${uri}`);
  }

  private listen(): void {
    if (this.isListening) return;
    this.isListening = true;
    this.connection.onDidChangeConfiguration(() => {
      this.known.clear();
      this.listeners.tell();
    });
    if (!this.client.workspace?.didChangeConfiguration?.dynamicRegistration) return;
    const { type } = DidChangeConfigurationNotification;
    const registered = this.connection.client.register(type, { section: [...SECTIONS] });
    runDetached(this.connection, 'configuration', registered);
  }
}
