import * as vscode from 'vscode';

export interface Progress {
  token: vscode.CancellationToken;
  /** In bytes. */
  onProgress(done: number, total: number): void;
}

/** Shows how far a task over many bytes is. Its Cancel ends the task itself, not only the waiting for it. */
export function withByteProgress<T>(title: string, task: (progress: Progress) => Promise<T>): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => {
    let shown = 0;
    const onProgress = (done: number, total: number) => {
      const percent = total > 0 ? Math.floor((100 * done) / total) : 0;
      // Each report travels to the window: whole percents are enough.
      if (percent <= shown) return;
      progress.report({ increment: percent - shown });
      shown = percent;
    };
    return task({ token, onProgress });
  });
}
