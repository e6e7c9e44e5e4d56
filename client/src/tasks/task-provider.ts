import path from 'node:path';
import * as vscode from 'vscode';
import { CliTerminal } from './cli-terminal.ts';
import { cliArguments, type MpaasTaskDefinition } from './task-definition.ts';

type TaskName = MpaasTaskDefinition['task'];

/** What is offered for each config. */
const OFFERED: readonly { task: TaskName; args?: string[]; group?: vscode.TaskGroup }[] = [
  { task: 'check', group: vscode.TaskGroup.Test },
  { task: 'generate', group: vscode.TaskGroup.Build },
  { task: 'generate', args: ['--check'], group: vscode.TaskGroup.Test },
  { task: 'gateway' },
];

/** Runs the command line as tasks, whose findings come to the Problems view. */
export class MpaasTaskProvider implements vscode.TaskProvider {
  private readonly script: string;

  constructor(context: vscode.ExtensionContext) {
    this.script = context.asAbsolutePath(path.join('dist', 'cli.js'));
  }

  async provideTasks(token: vscode.CancellationToken): Promise<vscode.Task[]> {
    // What a config names is read and written.
    if (!vscode.workspace.isTrusted) return [];
    const found = await vscode.workspace.findFiles('**/mpaas.config.json', '**/node_modules/**', undefined, token);
    const configs = found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    return configs.flatMap(config => this.tasksOf(config));
  }

  /** Gives a task that tasks.json describes what runs it. */
  resolveTask(task: vscode.Task): vscode.Task | undefined {
    if (!vscode.workspace.isTrusted) return undefined;
    const scope =
      task.scope === undefined || task.scope === vscode.TaskScope.Global ? vscode.TaskScope.Workspace : task.scope;
    return this.runnable(task.definition as MpaasTaskDefinition, scope, task.name);
  }

  private tasksOf(config: vscode.Uri): vscode.Task[] {
    const folder = vscode.workspace.getWorkspaceFolder(config);
    if (!folder) return [];
    const relative = path.relative(folder.uri.fsPath, config.fsPath).split(path.sep).join('/');
    // The command line finds the one in the folder by itself.
    const named = relative.includes('/') ? { config: relative } : {};
    return OFFERED.map(({ task, args, group }) => {
      const definition: MpaasTaskDefinition = { type: 'mpaas', task, ...named, ...(args && { args }) };
      const what = [task, ...(args ?? [])].join(' ');
      const name = named.config ? `${what} (${path.posix.dirname(relative)})` : what;
      const runnable = this.runnable(definition, folder, name);
      if (group) runnable.group = group;
      return runnable;
    });
  }

  private runnable(
    definition: MpaasTaskDefinition,
    scope: vscode.WorkspaceFolder | vscode.TaskScope.Workspace,
    name: string,
  ): vscode.Task {
    const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
    const execution = new vscode.CustomExecution(
      // Variables in it have their values here.
      async resolved =>
        new CliTerminal(
          this.script,
          cliArguments(resolved as MpaasTaskDefinition),
          folder?.uri.fsPath ?? process.cwd(),
        ),
    );
    const isBackground = definition.task === 'gateway';
    const matcher = isBackground ? '$mpaas-gateway' : '$mpaas';
    const task = new vscode.Task(definition, scope, name, 'mpaas', execution, matcher);
    task.isBackground = isBackground;
    task.detail = ['mpaas', ...cliArguments(definition)].join(' ');
    return task;
  }
}
