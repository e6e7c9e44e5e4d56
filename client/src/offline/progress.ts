import * as vscode from 'vscode';
import { isCancelled } from '../errors.ts';

export interface Progress {
  token: vscode.CancellationToken;
  /** In bytes. */
  onProgress(done: number, total: number): void;
}

/** Shows how far a task over many bytes is. Its Cancel ends the task itself, not only the waiting for it. */
export function withByteProgress<T>(title: string, task: (progress: Progress) => Promise<T>): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    let shown = 0;
    const onProgress = (done: number, total: number) => {
      const percent = total > 0 ? Math.floor((100 * done) / total) : 0;
      // Each report travels to the window: whole percents are enough.
      if (percent <= shown) return;
      progress.report({ increment: percent - shown });
      shown = percent;
    };
    try {
      return await task({ token, onProgress });
    } catch (error) {
      // The notification went when Cancel was clicked; that the work has ended is known only here.
      if (isCancelled(error))
        vscode.window.setStatusBarMessage(vscode.l10n.t('Cancelled. Nothing was changed.'), 5_000);
      throw error;
    }
  });
}
