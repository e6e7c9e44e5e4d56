import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CallResult } from '../../../../server/src/call-protocol.ts';
import { codes, ours } from '../support/diagnostics.ts';
import { until } from '../support/until.ts';
import { inWorkspace } from '../support/workspace.ts';

const [DIGEST, DEVICE, CONSOLE] = ['logs/gateway-page-digest.log', 'logs/device.log', 'logs/console.mgs.log'];
const uriOf = (file: string) => vscode.Uri.file(inWorkspace(file));
const WHOLE = new vscode.Range(0, 0, 100, 0);

async function hints(uri: vscode.Uri): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', uri, WHOLE);
  return found.map(({ label, position }) => `${position.line + 1}: ${String(label)}`);
}

/** The quick fix of this title at a line. */
async function fixAt(uri: vscode.Uri, line: number, title: RegExp): Promise<vscode.Command> {
  const at = new vscode.Range(line, 0, line, 1);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    at,
  );
  const found = actions.find(each => title.test(each.title));
  return found?.command ?? assert.fail(`There is no ${title} among ${actions.map(each => each.title).join(', ')}.`);
}

const run = <T>({ command, arguments: given = [] }: vscode.Command) =>
  vscode.commands.executeCommand<T>(command, ...given);

describe('logs', () => {
  after(async () => {
    await vscode.commands.executeCommand('mpaas.gateway.stop');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are told by their names', async () => {
    const languages = [DIGEST, CONSOLE, DEVICE].map(async file => {
      return (await vscode.workspace.openTextDocument(uriOf(file))).languageId;
    });
    assert.deepEqual(await Promise.all(languages), ['mgs-log', 'mgs-log', 'log']);
  });

  it('have hints at the ends of lines', async () => {
    assert.deepEqual((await hints(uriOf(DIGEST))).slice(0, 3), [
      '2: No such API, or it is closed',
      '3: No such API, or it is closed',
      '4: Backend timed out',
    ]);
  });

  it('have problems, compared with the contracts of the workspace', async () => {
    await codes(DIGEST, 'log/3000', 'log/3000', 'log/4001', ...Array(6).fill('log/7003'), 'log/7014');
    const [misspelt, workspace] = ours(DIGEST);
    assert.match(misspelt?.message ?? '', /The nearest is shop\.account\.login/);
    assert.match(workspace?.message ?? '', /in the workspace default, not in test/);
  });

  it('explain codes', async () => {
    const at = new vscode.Position(
      1,
      (await vscode.workspace.openTextDocument(uriOf(DIGEST))).lineAt(1).text.indexOf(',3000') + 2,
    );
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uriOf(DIGEST),
      at,
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map(each => (typeof each === 'string' ? each : each.value)))
      .join('\n');
    assert.match(text, /\*\*3000 · No such API, or it is closed\*\*/);
    assert.match(text, /gateway 10\.29\.118\.103/);
  });

  it('lead to contracts and fold by request', async () => {
    const [place] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      uriOf(DIGEST),
      new vscode.Position(0, 58),
    );
    const uri = place && ('targetUri' in place ? place.targetUri : place.uri);
    assert.equal(uri?.fsPath, inWorkspace('contracts/account.rpc.ts'));
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      uriOf(CONSOLE),
    );
    assert.deepEqual(
      folds.map(({ start, end }) => [start, end]),
      [[0, 8]],
    );
  });

  it('have a lens on a burst, which shows all of it', async () => {
    const [lens] = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uriOf(DIGEST),
    );
    assert.match(lens?.command?.title ?? '', /6 × 7003, all on the device Zq8Lbm7peDgDAGRK/);
  });

  it('have signatures made again, and send what was signed to the mock gateway', async () => {
    const [refused] = await hints(uriOf(DEVICE));
    assert.equal(refused, '5: Signature does not match');
    await vscode.window.showTextDocument(uriOf(DEVICE));
    await until(vscode.languages.onDidChangeDiagnostics, () => ours(DEVICE).length > 0);
    assert.match(ours(DEVICE)[0]?.message ?? '', /secret/);
    const replay = await fixAt(uriOf(DEVICE), 4, /mock gateway/);
    const { config } = (replay.arguments ?? [])[0];
    await vscode.commands.executeCommand('mpaas.gateway.start', config);
    const result = await run<CallResult>(replay);
    assert.equal(result.resultStatus, 1000);
  });

  it('open the setting that has to do with a code', async () => {
    await run(await fixAt(uriOf(DIGEST), 5, /timestampWindowMinutes/));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.fileName, inWorkspace('mpaas.config.json'));
    assert.equal(editor.document.getText(editor.selection), '10');
  });

  it('are copied without secrets', async () => {
    const copied = await run<string>(await fixAt(uriOf(DEVICE), 6, /without secrets/));
    assert.match(copied, /login of \[redacted\] failed/);
    assert.equal(await vscode.env.clipboard.readText(), copied);
  });

  it('are read in whatever document one says', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'SG ERROR: 608\n', language: 'plaintext' });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('mpaas.logs.annotate');
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'mgs-log');
    assert.deepEqual(await hints(document.uri), ['1: Guard image not found']);
  });

  it('are not the only place where a code is explained', async () => {
    const text = await vscode.commands.executeCommand<string>('mpaas.logs.explainCode', {
      code: 7003,
      kind: 'gateway',
    });
    assert.match(text, /^# 7003 · Timestamp outside the window/);
  });
});
