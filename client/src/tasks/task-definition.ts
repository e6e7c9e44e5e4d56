import type * as vscode from 'vscode';

/** A task of type `mpaas`, as package.json describes it and tasks.json has it. */
export interface MpaasTaskDefinition extends vscode.TaskDefinition {
  type: 'mpaas';
  task: 'check' | 'generate' | 'gateway';
  /** Path of the config, relative to the folder. Without it, the one in the folder or above counts. */
  config?: string;
  /** More options of the command line. */
  args?: string[];
}

/** What the command line is given. Definitions are written by hand, so nothing is relied on. */
export function cliArguments({ task, config, args }: MpaasTaskDefinition): string[] {
  const named = typeof config === 'string' && config !== '' ? ['--config', config] : [];
  const more = Array.isArray(args) ? args.map(String) : [];
  return [String(task), ...named, ...more];
}
