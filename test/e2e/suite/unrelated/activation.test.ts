import assert from 'node:assert/strict';
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

  it('gets no diagnostics, even when a command wakes the extension', async () => {
    await vscode.commands.executeCommand('mpaas.showLog');
    assert.equal(vscode.extensions.getExtension(EXTENSION_ID)?.isActive, true);
    assert.deepEqual(
      vscode.languages.getDiagnostics().filter(([, list]) => list.some(each => each.source === 'mPaaS')),
      [],
    );
  });
});
