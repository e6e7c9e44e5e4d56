import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { codes, ours } from '../support/diagnostics.ts';
import { inWorkspace, type } from '../support/workspace.ts';

const CONTRACT = 'contracts/orders.rpc.ts';
const PAGE = 'page.js';
const CALL = "AlipayJSBridge.call('rpc', { operationType: 'shop.account.login', requestData: [{ userName: '' }] });\n";

async function open(file: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(file)));
}

/** Right behind the first place where a text stands. */
function behind({ document }: vscode.TextEditor, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, text);
  return document.positionAt(offset + text.length);
}

async function hoversAt(editor: vscode.TextEditor, text: string): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    editor.document.uri,
    behind(editor, text),
  );
  return hovers.flatMap(({ contents }) =>
    contents.map(content => (typeof content === 'string' ? content : content.value)),
  );
}

async function labelsAt(editor: vscode.TextEditor, text: string): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    behind(editor, text),
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function actionsAt(editor: vscode.TextEditor, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    range,
  );
}

describe('contracts', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('say what goes over the wire beside what TypeScript says', async () => {
    const editor = await open(CONTRACT);
    const hovers = await hoversAt(editor, '  ge');
    assert.ok(
      hovers.some(hover => hover.startsWith('**shop.order.get** · ')),
      hovers.join('\n---\n'),
    );
  });

  it('complete tags and their values', async () => {
    const editor = await open(CONTRACT);
    const text = editor.document.getText();
    await type(editor, text.replace('@operationType shop.order.get', '@'));
    assert.ok((await labelsAt(editor, '* @')).includes('@operationType'));
    await type(editor, text.replace('@operationType shop.order.get', '@operationType shop.'));
    assert.ok((await labelsAt(editor, '@operationType shop.')).includes('shop.account.get'));
  });

  it('are mended by quick fixes', async () => {
    const editor = await open(CONTRACT);
    await type(editor, editor.document.getText().replace('@operationType shop.order.get', ''));
    await codes(CONTRACT, 'rpc/missing-operation-type');
    const [problem] = ours(CONTRACT);
    assert.ok(problem);
    const actions = await actionsAt(editor, problem.range);
    const fix = actions.find(({ title }) => title.startsWith('Add @operationType'));
    assert.ok(fix?.edit, actions.map(({ title }) => title).join('\n'));
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await codes(CONTRACT);
  });

  it('are refactored', async () => {
    const editor = await open(CONTRACT);
    const at = behind(editor, '  ge');
    const titles = (await actionsAt(editor, new vscode.Range(at, at))).map(({ title }) => title);
    assert.ok(
      titles.some(title => title.startsWith('Add operation to')),
      titles.join('\n'),
    );
  });
});

describe('pages that call operations', () => {
  before(() => writeFile(inWorkspace(PAGE), CALL));
  after(() => rm(inWorkspace(PAGE)));
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('explain and complete operation types', async () => {
    const editor = await open(PAGE);
    assert.ok((await hoversAt(editor, "'shop.acc")).some(hover => hover.startsWith('**shop.account.login** · ')));
    assert.ok((await labelsAt(editor, "operationType: '")).includes('shop.account.login'));
  });

  it('tell what a request is made of', async () => {
    const editor = await open(PAGE);
    const help = await vscode.commands.executeCommand<vscode.SignatureHelp>(
      'vscode.executeSignatureHelpProvider',
      editor.document.uri,
      behind(editor, 'requestData: [{'),
    );
    assert.match(help.signatures[0]?.label ?? '', /^login\(/);
  });

  it('name operations that no contract has, and what was meant', async () => {
    const editor = await open(PAGE);
    await type(editor, CALL.replace('account.login', 'account.lgoin'));
    await codes(PAGE, 'rpc/unknown-operation');
    const [problem] = ours(PAGE);
    assert.ok(problem);
    const fix = (await actionsAt(editor, problem.range)).find(
      ({ title }) => title === 'Replace with shop.account.login',
    );
    assert.ok(fix?.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await codes(PAGE);
  });
});
