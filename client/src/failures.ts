import * as vscode from 'vscode';
import { isCancelled, messageOf } from './errors.ts';

/** Tells the user why something did not work, unless they took it back. @param what for the log */
export function tellFailure(what: string, error: unknown, log: vscode.LogOutputChannel): void {
  if (isCancelled(error)) return;
  log.error(`${what}: ${messageOf(error)}`);
  offerLog(messageOf(error), log).then(undefined, failure => log.error(messageOf(failure)));
}

/** For what nobody waits for, such as an answer to a notification: a failure is told to the user. @param what for the log */
export function runDetached(what: string, work: PromiseLike<unknown>, log: vscode.LogOutputChannel): void {
  work.then(undefined, error => tellFailure(what, error, log));
}

async function offerLog(message: string, log: vscode.LogOutputChannel): Promise<void> {
  const show = vscode.l10n.t('Show Log');
  if ((await vscode.window.showErrorMessage(message, show)) === show) log.show();
}
