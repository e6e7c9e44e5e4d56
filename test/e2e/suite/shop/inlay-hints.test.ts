import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { inWorkspace } from '../support/workspace.ts';

const page = () => vscode.Uri.file(inWorkspace('client/hinted.ts'));

const turn = (on: boolean | undefined) =>
  vscode.workspace
    .getConfiguration('mpaas', page())
    .update('inlayHints.enabled', on, vscode.ConfigurationTarget.WorkspaceFolder);

/** Hints of ours, with the lines that they stand on; TypeScript has its own for names of parameters. */
async function hints(): Promise<string[]> {
  const all = new vscode.Range(0, 0, 9, 0);
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    page(),
    all,
  );
  return found.flatMap(({ label, position }) =>
    typeof label === 'string' ? [] : [`${position.line + 1}: ${label.map(({ value }) => value).join('')}`],
  );
}

describe('inlay hints', () => {
  after(async () => {
    await turn(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('tell which operation goes over the wire, until they are turned off', async () => {
    await vscode.commands.executeCommand('mpaas.generate');
    await writeFile(
      page().fsPath,
      "import { createRpc } from './rpc';\n\nexport const leave = () => createRpc().accountService.logout();\n",
    );
    await vscode.window.showTextDocument(page());
    assert.deepEqual(await hints(), ['3: shop.account.logout']);
    await turn(false);
    assert.deepEqual(await hints(), []);
  });
});
