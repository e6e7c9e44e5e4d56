import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Summary } from '../../../../client/src/generate/summary.ts';
import { until } from '../support/until.ts';
import { inWorkspace } from '../support/workspace.ts';

const CONTRACT = 'contracts/orders.rpc.ts';

const generate = () => vscode.commands.executeCommand<Summary | undefined>('mpaas.generate');

/** Resolves when a comparison is open, with the path of the file that would change. */
async function comparison(): Promise<string> {
  const diff = () => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputTextDiff ? input : undefined;
  };
  await until(vscode.window.tabGroups.onDidChangeTabs, () => diff() !== undefined);
  return diff()?.original.fsPath ?? '';
}

const answer = (command: string) => vscode.commands.executeCommand(command);

describe('Generate', () => {
  let original: string;
  before(async () => {
    original = await readFile(inWorkspace(CONTRACT), 'utf8');
  });
  afterEach(() => writeFile(inWorkspace(CONTRACT), original));

  it('creates files without asking, and says how many', async () => {
    const summary = await generate();
    assert.equal(summary?.operations, 3);
    assert.ok(summary.created > 4);
    assert.ok((await readdir(inWorkspace('client/rpc'))).length > 0);
    assert.ok((await readdir(inWorkspace('server/rpc'))).length > 0);
  });

  it('leaves everything alone when nothing changed', async () => {
    const summary = await generate();
    assert.deepEqual([summary?.created, summary?.updated, summary?.deleted, summary?.kept], [0, 0, 0, 0]);
  });
});
