import * as vscode from 'vscode';
import { isCancelled, messageOf } from '../errors.ts';
import type { Services } from '../services.ts';

/** A command is a value: its id as in package.json, and what it does. */
export interface Command {
  id: string;
  /** What it would do that only a trusted workspace may: the command explains instead of running. */
  needsTrust?: boolean;
  run(services: Services, ...args: unknown[]): Promise<unknown>;
}

/** Registers commands so that a failure of one is told to the user, once, in words. */
export function registerCommands(commands: readonly Command[], services: Services): vscode.Disposable[] {
  return commands.map(command =>
    vscode.commands.registerCommand(command.id, (...args: unknown[]) => execute(command, services, args)),
  );
}

async function execute(command: Command, services: Services, args: unknown[]): Promise<unknown> {
  if (command.needsTrust && !vscode.workspace.isTrusted) return explainTrust();
  try {
    return await command.run(services, ...args);
  } catch (error) {
    tellFailure(command.id, error, services.log);
    return undefined;
  }
}

/** Tells the user why something did not work, unless they took it back. @param what for the log */
export function tellFailure(what: string, error: unknown, log: vscode.LogOutputChannel): void {
  if (isCancelled(error)) return;
  log.error(`${what}: ${messageOf(error)}`);
  void offerLog(messageOf(error), log);
}

async function explainTrust(): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const message = vscode.l10n.t(
    'This workspace is not trusted. Contracts and packages are read and checked, but nothing is written, served or called until you trust it.',
  );
  if ((await vscode.window.showWarningMessage(message, manage)) === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
}

async function offerLog(message: string, log: vscode.LogOutputChannel): Promise<void> {
  const show = vscode.l10n.t('Show Log');
  if ((await vscode.window.showErrorMessage(message, show)) === show) log.show();
}
