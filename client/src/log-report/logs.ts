import path from 'node:path';
import * as vscode from 'vscode';
import type { LogInput } from '../../../server/src/logs/report/source-log.ts';

/** Typing settles for this long before the text is read anew, milliseconds. */
const SETTLING_MS = 300;

/**
 * The logs of a report, as they are in the editor: a file, or the text of a document that is no file, such as an output
 * channel, or has changes that are not saved.
 */
export class Logs implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;
  readonly onDidChange = this.changed.event;

  constructor(readonly uris: readonly vscode.Uri[]) {
    const isOne = (uri: vscode.Uri) => this.uris.some(each => each.toString() === uri.toString());
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // A file that grows is followed where it is.
        if (!isOne(document.uri) || (isFile(document.uri) && !document.isDirty)) return;
        if (contentChanges.length > 0) this.settle();
      }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (isOne(uri)) this.settle();
      }),
      vscode.workspace.onDidCloseTextDocument(document => {
        if (isOne(document.uri) && document.isDirty) this.settle();
      }),
    ];
  }

  /** What the language server is to read. */
  inputs(): LogInput[] {
    return this.uris.map(uri => {
      const name = path.posix.basename(uri.path);
      const file = isFile(uri) ? { file: uri.fsPath } : {};
      const document = vscode.workspace.textDocuments.find(each => each.uri.toString() === uri.toString());
      const isText = document !== undefined && (document.isDirty || !isFile(uri));
      return { name, ...file, ...(isText && { text: document.getText() }) };
    });
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const each of [...this.subscriptions, this.changed]) each.dispose();
  }

  private settle(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.changed.fire(), SETTLING_MS);
  }
}

export function isFile(uri: vscode.Uri): boolean {
  return uri.scheme === 'file';
}
