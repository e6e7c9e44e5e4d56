import * as vscode from 'vscode';
import type { PublicKey } from '../../../server/src/offline/keys/public-key.ts';
import { loadDomain } from '../domain/load-domain.ts';
import { pickKeyFile } from '../pick-file.ts';
import { configuredPackages } from './package-configs.ts';

/** A public key and where it is from, for people. */
export interface KnownKey {
  key: PublicKey;
  /** A file, relative to its workspace folder where it is in one, or what else it is. */
  from: string;
}

/** In workspaceState: app id to path. */
const REMEMBERED = 'mpaas.publicKeys';

/** Which public key verifies the packages of an app: the config's, otherwise the one that the user chose last. */
export class PublicKeys implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<string>();
  /** Fires with the app id whose key is another one now. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly state: vscode.Memento) {}

  /**
   * @returns nothing when no key is known
   * @throws KeyError, which names the file, when the one that is known is none or cannot be read
   */
  async of(appId: string | undefined): Promise<KnownKey | undefined> {
    const chosen = this.remembered(appId);
    const file = chosen ?? (await configuredKeyFile(appId));
    return file === undefined ? undefined : readKnownKey(file);
  }

  /** Asks for a file and remembers its path, not its content. */
  async ask(appId: string | undefined): Promise<KnownKey | undefined> {
    const file = await pickKeyFile(vscode.l10n.t('Public Key'));
    return file === undefined ? undefined : this.choose(appId, file);
  }

  /** Verifies the packages of an app with this file from now on. */
  async choose(appId: string | undefined, file: string): Promise<KnownKey> {
    const known = await readKnownKey(file);
    const all = this.state.get<Record<string, string>>(REMEMBERED, {});
    await this.state.update(REMEMBERED, { ...all, [appId ?? '']: file });
    this.changed.fire(appId ?? '');
    return known;
  }

  dispose(): void {
    this.changed.dispose();
  }

  private remembered(appId = ''): string | undefined {
    const all = this.state.get<Record<string, string>>(REMEMBERED, {});
    // A package may claim any app id, `constructor` too.
    return Object.hasOwn(all, appId) ? all[appId] : undefined;
  }
}

async function configuredKeyFile(appId: string | undefined): Promise<string | undefined> {
  const packages = await configuredPackages();
  return packages.find(each => each.appId === appId && each.publicKey !== undefined)?.publicKey;
}

async function readKnownKey(file: string): Promise<KnownKey> {
  const { readPublicKeyFile } = await loadDomain();
  return { key: await readPublicKeyFile(file), from: vscode.workspace.asRelativePath(file) };
}
