import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { commandLines } from '../support/processes.ts';
import { until } from '../support/until.ts';
import { inWorkspace } from '../support/workspace.ts';

const BAD = inWorkspace('contracts/bad.rpc.ts');
const TASKS = inWorkspace('.vscode/tasks.json');
const CONTRACT =
  '/** @operationPrefix bad */\nexport interface BadService {\n  all(): Promise<Map<string, string>>;\n}\n';

/** What tasks found; the editor's own findings come from "mPaaS". */
const found = (file: string) =>
  vscode.languages.getDiagnostics(vscode.Uri.file(file)).filter(({ source }) => source === 'mpaas');

async function taskNamed(name: string): Promise<vscode.Task> {
  const tasks = await vscode.tasks.fetchTasks({ type: 'mpaas' });
  return tasks.find(task => task.name === name) ?? assert.fail(`There is no task ${name}.`);
}

/** Resolves with the next event about a task of this name. */
function once<T extends vscode.TaskStartEvent>(event: vscode.Event<T>, name: string): Promise<T> {
  return new Promise(resolve => {
    const subscription = event(happened => {
      if (happened.execution.task.name !== name) return;
      subscription.dispose();
      resolve(happened);
    });
  });
}

/** Resolves with the exit code, once the task can be run again: until then VS Code would ask whether it is to be ended. */
async function run(task: vscode.Task): Promise<number | undefined> {
  const processEnded = once(vscode.tasks.onDidEndTaskProcess, task.name);
  const ended = once(vscode.tasks.onDidEndTask, task.name);
  await vscode.tasks.executeTask(task);
  const [{ exitCode }] = await Promise.all([processEnded, ended]);
  return exitCode;
}

describe('tasks', () => {
  after(async () => {
    await rm(BAD, { force: true });
    await rm(TASKS, { force: true });
    await rm(inWorkspace('client'), { recursive: true, force: true });
    await rm(inWorkspace('server'), { recursive: true, force: true });
  });

  it('are offered for each config', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'mpaas' });
    assert.deepEqual(tasks.map(({ name }) => name).sort(), ['check', 'gateway', 'generate', 'generate --check']);
    assert.ok(tasks.every(({ source }) => source === 'mpaas'));
  });

  it('check contracts, and show what is wrong until it is mended', async () => {
    await writeFile(BAD, CONTRACT);
    assert.equal(await run(await taskNamed('check')), 1);
    await until(vscode.languages.onDidChangeDiagnostics, () => found(BAD).length === 1);
    const [problem] = found(BAD);
    assert.equal(problem?.code, 'rpc/unsupported-type');
    assert.equal(problem.range.start.line, 2);
    await writeFile(BAD, CONTRACT.replace('Map<string, string>', 'Record<string, string>'));
    assert.equal(await run(await taskNamed('check')), 0);
    await until(vscode.languages.onDidChangeDiagnostics, () => found(BAD).length === 0);
  });

  it('generate', async () => {
    await rm(BAD, { force: true });
    assert.equal(await run(await taskNamed('generate')), 0);
    assert.equal(await run(await taskNamed('generate --check')), 0);
  });

  it('run as tasks.json describes them', async () => {
    const described = { label: 'look', type: 'mpaas', task: 'generate', args: ['--dry-run'] };
    await writeFile(TASKS, JSON.stringify({ version: '2.0.0', tasks: [described] }));
    let task: vscode.Task | undefined;
    // VS Code notices what changes on disk when it gets to it.
    while (!task) task = (await vscode.tasks.fetchTasks()).find(({ name }) => name === 'look');
    assert.equal(await run(task), 0);
  });

  it('serve until they are ended, and leave no process behind', async function () {
    if (process.platform === 'win32') this.skip();
    const task = await taskNamed('gateway');
    const started = once(vscode.tasks.onDidStartTaskProcess, 'gateway');
    const execution = await vscode.tasks.executeTask(task);
    await started;
    assert.equal((await commandLines()).length, 1);
    const ended = once(vscode.tasks.onDidEndTask, 'gateway');
    execution.terminate();
    await ended;
    // It closes what it serves before it ends.
    while ((await commandLines()).length > 0);
  });
});
