import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Summary } from '../../../../client/src/generate/summary.ts';
import { until } from '../support/until.ts';
import { inWorkspace, type } from '../support/workspace.ts';

const CONTRACT = 'contracts/orders.rpc.ts';
const TYPES = 'client/rpc/types.ts';

const generate = () => vscode.commands.executeCommand<Summary | undefined>('mpaas.generate');

const comparisons = () =>
  vscode.window.tabGroups.all
    .flatMap(group => group.tabs)
    .map(tab => tab.input)
    .filter(input => input instanceof vscode.TabInputTextDiff);

/** Resolves when a comparison is shown, with the path of the file that would change. */
async function comparison(): Promise<string> {
  await until(vscode.window.tabGroups.onDidChangeTabs, () => comparisons().length > 0);
  return comparisons()[0]?.original.fsPath ?? '';
}

/**
 * Answers every question by its first choice, or by none. VS Code does not tell an extension when a question is on the
 * screen, so this asks again until generating is done; asking where there is no question does nothing.
 */
async function answering(generating: Thenable<Summary | undefined>, how: 'first choice' | 'escape') {
  const command = how === 'escape' ? 'workbench.action.closeQuickOpen' : 'workbench.action.acceptSelectedQuickOpenItem';
  let isDone = false;
  const done = Promise.resolve(generating).finally(() => {
    isDone = true;
  });
  while (!isDone) await vscode.commands.executeCommand(command);
  return done;
}

const read = (file: string) => readFile(inWorkspace(file), 'utf8');

describe('Generate', () => {
  let contract: string;
  before(async () => {
    contract = await read(CONTRACT);
  });

  it('creates files without asking, and says how many', async () => {
    const summary = await generate();
    assert.equal(summary?.operations, 3);
    assert.ok(summary.created > 4);
    assert.match(await read(TYPES), /status: 'paid'/);
    assert.ok((await readdir(inWorkspace('server/rpc'))).length > 0);
  });

  it('leaves everything alone when nothing changed', async () => {
    const { created, updated, deleted, kept } = (await generate()) ?? {};
    assert.deepEqual([created, updated, deleted, kept], [0, 0, 0, 0]);
  });

  it('shows the change of an existing file, and writes nothing when the user breaks off', async () => {
    const before = await read(TYPES);
    await changeContract("'paid'", "'paid' | 'refunded'");
    const generating = generate();
    assert.equal(await comparison(), inWorkspace(TYPES));
    assert.equal(await answering(generating, 'escape'), undefined);
    assert.equal(await read(TYPES), before);
    assert.equal(comparisons().length, 0);
  });

  it('writes what the user accepts', async () => {
    const summary = await answering(generate(), 'first choice');
    assert.ok((summary?.updated ?? 0) > 0);
    assert.match(await read(TYPES), /'refunded'/);
    assert.match(await read(CONTRACT), /'refunded'/);
  });

  it('keeps an edited generated file by default', async () => {
    const generated = await read(TYPES);
    await writeFile(inWorkspace(TYPES), `${generated}// mine\n`);
    const summary = await answering(generate(), 'first choice');
    assert.equal(summary?.kept, 1);
    assert.match(await read(TYPES), /\/\/ mine/);
    await writeFile(inWorkspace(TYPES), generated);
  });

  it('restores what was generated when the contract is as before', async () => {
    await changeContract("'paid' | 'refunded'", "'paid'");
    await answering(generate(), 'first choice');
    assert.equal(await read(CONTRACT), contract);
    assert.match(await read(TYPES), /status: 'paid' \| 'shipped'/);
  });
});

/** Edits the contract in an editor, without saving it. */
async function changeContract(from: string, to: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(CONTRACT)), { preview: false });
  await type(editor, editor.document.getText().replace(from, to));
}
