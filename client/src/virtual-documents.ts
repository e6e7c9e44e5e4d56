import * as vscode from 'vscode';

const SCHEME = 'mpaas-preview';

/** Read-only documents that exist in the editor only: what would be written, and what was answered. */
export class VirtualDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[];
  readonly onDidChange = this.changed.event;

  constructor() {
    this.subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.texts.delete(uri.toString())),
      this.changed,
    ];
  }

  /** @param path starts with `/`; its ending decides the language */
  set(path: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: SCHEME, path });
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /**
   * Shows a comparison with a virtual document instead of the one before. It has a tab of its own: a preview would take
   * the place of another, such as the walkthrough that told the user to compare.
   */
  async showDiff(before: vscode.Uri, after: vscode.Uri, title: string): Promise<void> {
    await vscode.commands.executeCommand('vscode.diff', before, after, title, { preview: false, preserveFocus: true });
    await this.closeDiffs(after);
  }

  /** Closes every comparison with a virtual document but with that one. */
  async closeDiffs(kept?: vscode.Uri): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    const isToGo = ({ input }: vscode.Tab) =>
      input instanceof vscode.TabInputTextDiff &&
      input.modified.scheme === SCHEME &&
      input.modified.toString() !== kept?.toString();
    await vscode.window.tabGroups.close(tabs.filter(isToGo));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
