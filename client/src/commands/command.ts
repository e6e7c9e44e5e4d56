import * as vscode from 'vscode';
import { tellFailure } from '../failures.ts';
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

async function explainTrust(): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const message = vscode.l10n.t(
    'This workspace is not trusted. Contracts and packages are read and checked, but nothing is written, served or called until you trust it.',
  );
  if ((await vscode.window.showWarningMessage(message, manage)) === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
}
