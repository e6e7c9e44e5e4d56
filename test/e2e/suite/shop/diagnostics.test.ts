import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { until } from '../support/until.ts';
import { inWorkspace, type } from '../support/workspace.ts';

const contract = () => vscode.Uri.file(inWorkspace('contracts/orders.rpc.ts'));
const ours = () => vscode.languages.getDiagnostics(contract()).filter(diagnostic => diagnostic.source === 'mPaaS');

describe('diagnostics', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('appear and go as one types', async () => {
    const good = await readFile(contract().fsPath, 'utf8');
    const editor = await vscode.window.showTextDocument(contract());
    await type(editor, good.replace('@operationType shop.order.get', ''));
    await until(vscode.languages.onDidChangeDiagnostics, () => ours().length === 1);
    const [diagnostic] = ours();
    assert.equal(diagnostic?.code, 'rpc/missing-operation-type');
    assert.equal(editor.document.getText(diagnostic?.range), 'get');
    await type(editor, good);
    await until(vscode.languages.onDidChangeDiagnostics, () => ours().length === 0);
  });

  it('go when the edits are thrown away', async () => {
    const editor = await vscode.window.showTextDocument(contract());
    await type(editor, 'export interface S { a(): Promise<void>; }');
    await until(vscode.languages.onDidChangeDiagnostics, () => ours().length === 1);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until(vscode.languages.onDidChangeDiagnostics, () => ours().length === 0);
  });
});
