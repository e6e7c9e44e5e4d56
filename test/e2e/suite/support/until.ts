import type * as vscode from 'vscode';

/** Resolves once the condition holds, looking again whenever the event fires. Mocha's timeout ends a vain wait. */
export function until<T>(event: vscode.Event<T>, condition: () => boolean): Promise<void> {
  if (condition()) return Promise.resolve();
  return new Promise(resolve => {
    const subscription = event(() => {
      if (!condition()) return;
      subscription.dispose();
      resolve();
    });
  });
}
