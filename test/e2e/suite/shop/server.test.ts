import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { languageServers } from '../support/processes.ts';
import { until } from '../support/until.ts';
import { inWorkspace, type } from '../support/workspace.ts';

const contract = () => vscode.Uri.file(inWorkspace('contracts/orders.rpc.ts'));
const ours = () => vscode.languages.getDiagnostics(contract()).filter(diagnostic => diagnostic.source === 'mPaaS');
const changes = vscode.languages.onDidChangeDiagnostics;

describe('the language server', () => {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('starts again when it dies, and knows what was typed', async () => {
    const editor = await vscode.window.showTextDocument(contract());
    await type(editor, 'export interface S { a(): Promise<void>; }');
    await until(changes, () => ours().length === 1);
    const [before] = await languageServers();
    assert.ok(before);
    process.kill(before, 'SIGKILL');
    await until(changes, () => ours().length === 0);
    await until(changes, () => ours().length === 1);
    const after = await languageServers();
    assert.equal(after.length, 1);
    assert.notEqual(after[0], before);
  });

  it('leaves no process behind when it is restarted by hand', async () => {
    const before = await languageServers();
    await vscode.commands.executeCommand('mpaas.restartServer');
    const after = await languageServers();
    assert.equal(after.length, 1);
    assert.notDeepEqual(after, before);
  });

  it('is told of in a report that names versions, configs and how it fared', async () => {
    await vscode.window.showTextDocument(contract());
    const report = await vscode.commands.executeCommand<string>('mpaas.copyReport');
    assert.equal(await vscode.env.clipboard.readText(), report);
    assert.match(report, new RegExp(`VS Code: ${vscode.version.replaceAll('.', '\\.')}`));
    assert.match(report, /ended\. It was ended by SIGKILL/);
    assert.doesNotMatch(report, /e2e secret/);
  });
});
