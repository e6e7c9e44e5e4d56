import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { CheckResult } from '../../../../server/src/protocol.ts';
import type { MadeProject } from '../../../../server/src/scaffold/new-project.ts';
import { inWorkspace } from '../support/workspace.ts';

describe('New Project, in a workspace without config', () => {
  const folder = inWorkspace('shop');

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true });
  });

  it('makes config, contract, mock and keys, and opens the contract, which is checked at once', async () => {
    const given = { service: 'OrderService', prefix: 'com.example.order' };
    const made = await vscode.commands.executeCommand<MadeProject>('mpaas.newProject', vscode.Uri.file(folder), given);
    for (const file of [...made.files, 'keys/private.pem']) assert.ok(existsSync(path.join(folder, file)), file);
    const { activeTextEditor } = vscode.window;
    assert.equal(activeTextEditor?.document.uri.fsPath, path.join(folder, made.contract));
    assert.match(activeTextEditor.document.getText(), /@operationType com\.example\.order\./);
    const { contracts, operations } = await vscode.commands.executeCommand<CheckResult>('mpaas.check');
    assert.deepEqual([contracts, operations], [1, 1]);
  });
});
