import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codes } from '../support/diagnostics.ts';
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

  it('leaves the extension asleep for the logs of others', async () => {
    const { languageId } = await vscode.workspace.openTextDocument(vscode.Uri.file(inWorkspace('logs/other.log')));
    assert.equal(languageId, 'log');
    assert.equal(vscode.extensions.getExtension(EXTENSION_ID)?.isActive, false);
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

describe('a log of mPaaS in a workspace without config', () => {
  it('is annotated', async () => {
    const log = vscode.Uri.file(inWorkspace('logs/gateway-page-digest.log'));
    // A document without a tab is told to the server with the next request only.
    const { document } = await vscode.window.showTextDocument(log);
    assert.equal(document.languageId, 'mgs-log');
    await codes(
      'logs/gateway-page-digest.log',
      'log/3000',
      'log/3000',
      'log/4001',
      ...Array(6).fill('log/7003'),
      'log/7014',
    );
  });
});
