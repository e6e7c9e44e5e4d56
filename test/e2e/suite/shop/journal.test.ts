import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import { until } from '../support/until.ts';
import { folder, inWorkspace } from '../support/workspace.ts';

interface Har {
  log: { entries: { _operationType: string; _resultStatus: number }[] };
}

const PASSWORD = 'correct horse battery staple';

describe('the journal of the mock gateway', () => {
  before(() => vscode.commands.executeCommand('mpaas.gateway.start'));
  after(async () => {
    await vscode.commands.executeCommand('mpaas.gateway.stop');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of ['journal.har', 'empty.har']) await rm(inWorkspace(name));
  });

  /** @returns the journal as it is exported */
  async function exported(name: string): Promise<string> {
    const out = inWorkspace(name);
    assert.equal(
      await vscode.commands.executeCommand('mpaas.gateway.journal.exportHar', undefined, { out }),
      out,
      'the command returns where it wrote',
    );
    return readFile(out, 'utf8');
  }

  it('is a view', async () => {
    const isOpen = () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview &&
      vscode.window.tabGroups.activeTabGroup.activeTab.input.viewType.endsWith('mpaas.journal');
    await vscode.commands.executeCommand('mpaas.gateway.journal');
    await until(vscode.window.tabGroups.onDidChangeTabs, isOpen);
    const tabs = () => vscode.window.tabGroups.all.flatMap(group => group.tabs).length;
    const before = tabs();
    await vscode.commands.executeCommand('mpaas.gateway.journal', { traceId: 'whatever' });
    assert.equal(tabs(), before);
  });

  it('is exported without secrets, and cleared', async () => {
    const url = await vscode.commands.executeCommand<string>('mpaas.gateway.restart');
    const body = JSON.stringify([{ _requestBody: { userName: 'alice', password: PASSWORD } }]);
    const headers = { 'Operation-Type': 'shop.account.login', AppId: '84EFA9A281942', WorkspaceId: 'default' };
    await (
      await fetch(url, { method: 'POST', body, headers: { ...headers, Sign: 'abcdef0123456789', Ts: '1' } })
    ).text();

    const text = await exported('journal.har');
    const { log }: Har = JSON.parse(text);
    assert.deepEqual(
      log.entries.map(({ _operationType, _resultStatus }) => [_operationType, _resultStatus]),
      [['shop.account.login', 7003]],
    );
    for (const secret of [PASSWORD, 'abcdef0123456789']) assert.ok(!text.includes(secret));

    await vscode.commands.executeCommand('mpaas.gateway.journal.clear');
    assert.deepEqual((JSON.parse(await exported('empty.har')) as Har).log.entries, []);
  });

  it('is no more when the gateway is stopped', async () => {
    await vscode.commands.executeCommand('mpaas.gateway.stop');
    const out = inWorkspace('none.har');
    await vscode.commands.executeCommand('mpaas.gateway.journal.exportHar', undefined, { out });
    const files = await vscode.workspace.fs.readDirectory(vscode.Uri.file(folder()));
    assert.ok(!files.some(([name]) => name.includes('none.har')));
  });
});
