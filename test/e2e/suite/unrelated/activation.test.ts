import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { EXTENSION_ID, inWorkspace } from '../support/workspace.ts';

describe('a workspace without config', () => {
  it('leaves the extension asleep, TypeScript or not', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension);
    await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace('src/app.ts')));
    // Language features answering means that whatever wakes on TypeScript is awake.
    await vscode.commands.executeCommand(
      'vscode.executeDocumentSymbolProvider',
      vscode.Uri.file(inWorkspace('src/app.ts')),
    );
    assert.equal(extension.isActive, false);
  });

  it('is told apart when a command is run in it all the same', async () => {
    await vscode.commands.executeCommand('mpaas.showLog');
    assert.equal(vscode.extensions.getExtension(EXTENSION_ID)?.isActive, true);
    const [contract] = await vscode.workspace.findFiles('**/*.ts');
    assert.equal(path.basename(contract?.fsPath ?? ''), 'app.ts');
    assert.deepEqual(
      vscode.languages.getDiagnostics().filter(([, list]) => list.some(each => each.source === 'mPaaS')),
      [],
    );
  });
});
