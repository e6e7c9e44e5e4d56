import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { NewContractResult } from '../../../../server/src/contract-protocol.ts';
import type { CheckResult } from '../../../../server/src/protocol.ts';
import { codes } from '../support/diagnostics.ts';
import { inWorkspace } from '../support/workspace.ts';

const FILE = 'contracts/payment.rpc.ts';

describe('New Contract', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await rm(inWorkspace(FILE), { force: true });
  });

  it('writes a contract that the config takes, and selects the name of its operation in all places', async () => {
    const given = { service: 'PaymentService', prefix: 'shop.payment' };
    const made = await vscode.commands.executeCommand<NewContractResult>('mpaas.newContract', undefined, given);
    assert.equal(made.file, inWorkspace(FILE));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, inWorkspace(FILE));
    assert.deepEqual(
      editor.selections.map(selection => editor.document.getText(selection)),
      ['get', 'get', 'get'],
    );
    assert.match(editor.document.getText(), /@operationType shop\.payment\.get/);
    const { operations } = await vscode.commands.executeCommand<CheckResult>('mpaas.check');
    assert.equal(operations, 4);
    await codes(FILE);
  });
});
