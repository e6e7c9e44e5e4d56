import path from 'node:path';
import * as vscode from 'vscode';
import { isCancelled, messageOf } from '../errors.ts';
import { type Examination, examinePackage } from '../offline/examine-package.ts';
import type { PublicKeys } from '../offline/public-keys.ts';

export type PackageState =
  | { kind: 'reading'; percent: number }
  | { kind: 'read'; examination: Examination }
  | { kind: 'failed'; message: string };

/** A package that is open in the editor: what is known of it, kept up to date with the file on disk and with its key. */
export class PackageDocument implements vscode.CustomDocument {
  private readonly changed = new vscode.EventEmitter<PackageState>();
  private readonly subscriptions: vscode.Disposable[];
  private reading: vscode.CancellationTokenSource | undefined;
  private current: PackageState = { kind: 'reading', percent: 0 };
  readonly onDidChangeState = this.changed.event;

  constructor(
    readonly uri: vscode.Uri,
    private readonly publicKeys: PublicKeys,
  ) {
    const folder = vscode.Uri.file(path.dirname(uri.fsPath));
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, globOf(path.basename(uri.fsPath))),
    );
    const read = () => void this.read();
    this.subscriptions = [
      this.changed,
      watcher,
      watcher.onDidChange(read),
      watcher.onDidCreate(read),
      watcher.onDidDelete(read),
      publicKeys.onDidChange(read),
    ];
    read();
  }

  get state(): PackageState {
    return this.current;
  }

  /** Reads the file anew; a reading that is under way ends. */
  async read(): Promise<void> {
    this.reading?.cancel();
    const reading = new vscode.CancellationTokenSource();
    this.reading = reading;
    const set = (state: PackageState) => {
      if (reading === this.reading && !reading.token.isCancellationRequested) this.setState(state);
    };
    try {
      set({ kind: 'reading', percent: 0 });
      const onProgress = (percent: number) => set({ kind: 'reading', percent: Math.floor(percent) });
      const examination = await examinePackage(this.uri.fsPath, this.publicKeys, reading.token, onProgress);
      set({ kind: 'read', examination });
    } catch (error) {
      if (!isCancelled(error)) set({ kind: 'failed', message: messageOf(error) });
    }
  }

  /** The tab closed: nobody waits for the rest. */
  dispose(): void {
    this.reading?.cancel();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private setState(state: PackageState): void {
    const before = this.current;
    this.current = state;
    const isSame = before.kind === 'reading' && state.kind === 'reading' && before.percent === state.percent;
    if (!isSame) this.changed.fire(state);
  }
}

/** A file's name may hold what globs take for more than letters. */
function globOf(name: string): string {
  return name.replaceAll(/[[\]{}*?]/g, '[$&]');
}
