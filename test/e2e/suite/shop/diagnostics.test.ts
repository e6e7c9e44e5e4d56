import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { codes, ours } from '../support/diagnostics.ts';
import { inWorkspace, type } from '../support/workspace.ts';

const CONTRACT = 'contracts/orders.rpc.ts';
const contract = () => vscode.Uri.file(inWorkspace(CONTRACT));

describe('diagnostics', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('appear and go as one types', async () => {
    const good = await readFile(contract().fsPath, 'utf8');
    const editor = await vscode.window.showTextDocument(contract());
    await type(editor, good.replace('@operationType shop.order.get', ''));
    await codes(CONTRACT, 'rpc/missing-operation-type');
    const [diagnostic] = ours(CONTRACT);
    assert.equal(editor.document.getText(diagnostic?.range), 'get');
    await type(editor, good);
    await codes(CONTRACT);
  });

  it('go when the edits are thrown away', async () => {
    const editor = await vscode.window.showTextDocument(contract());
    await type(editor, 'export interface S { a(): Promise<void>; }');
    await codes(CONTRACT, 'rpc/missing-operation-type');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await codes(CONTRACT);
  });
});
