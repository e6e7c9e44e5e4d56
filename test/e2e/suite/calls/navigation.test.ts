import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID, inWorkspace } from '../support/workspace.ts';

const CONTRACT = 'contracts/account.rpc.ts';

describe('navigation', () => {
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    // TypeScript answers in contracts, and in scripts; its first answer comes when its server is up.
    const document = await open('web/price.ts');
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
  });

  it('leads from strings of every language to the contract, in one answer', async () => {
    for (const file of ['web/page.js', 'web/names.js', 'web/page.html', 'android/Account.java']) {
      const found = await at<vscode.LocationLink>('vscode.executeDefinitionProvider', file, 'shop.account.login');
      assert.deepEqual(found.map(line), [`${CONTRACT}:7`], file);
    }
    const mock = await at('vscode.executeDefinitionProvider', 'mocks/shop.account.login.json', 'resultStatus');
    assert.deepEqual(mock.map(line), [`${CONTRACT}:7`]);
  });

  it('adds to what TypeScript answers in contracts, and repeats none of it', async () => {
    const definitions = await at('vscode.executeDefinitionProvider', CONTRACT, 'login(');
    assert.deepEqual(definitions.map(line), [`${CONTRACT}:7`]);
    const references = await at('vscode.executeReferenceProvider', CONTRACT, 'login(');
    assert.deepEqual(references.map(line).toSorted(), [
      'android/Account.java:2',
      `${CONTRACT}:5`,
      `${CONTRACT}:7`,
      'mocks/shop.account.login.json:1',
      'server/rpc/handlers/account-service.ts:3',
      'web/names.js:1',
      'web/page.html:1',
      'web/page.js:2',
    ]);
    const handlers = await at('vscode.executeImplementationProvider', CONTRACT, 'login(');
    assert.ok(handlers.map(line).includes('server/rpc/handlers/account-service.ts:3'));
  });

  it('leads from handlers to the contract', async () => {
    const found = await at('vscode.executeDefinitionProvider', 'server/rpc/handlers/account-service.ts', 'login()');
    assert.ok(found.map(line).includes(`${CONTRACT}:7`));
  });

  it('finds operations by their operation types', async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'shop.acc',
    );
    const names = found.map(symbol => symbol.name).filter(name => name.startsWith('shop.'));
    assert.deepEqual(names.toSorted(), ['shop.account.login', 'shop.account.logout']);
    const document = await open(CONTRACT);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(symbols.map(symbol => symbol.name).toSorted(), [
      'AccountService',
      'shop.account.login',
      'shop.account.logout',
    ]);
  });

  it('shows who calls an operation, and leaves other calls to TypeScript', async () => {
    const [operation] = await at<vscode.CallHierarchyItem>('vscode.prepareCallHierarchy', CONTRACT, 'login(');
    assert.equal(operation?.name, 'shop.account.login');
    const calls = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
      'vscode.provideIncomingCalls',
      operation,
    );
    assert.deepEqual(calls.map(call => call.from.name).toSorted(), ['names.js', 'page.html', 'signIn']);
    const [round] = await at<vscode.CallHierarchyItem>('vscode.prepareCallHierarchy', 'web/price.ts', 'round(');
    assert.equal(round?.name, 'round');
  });

  it('renames an operation type everywhere, its mock too', async () => {
    const document = await open('web/page.js');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      positionOf(document, 'shop.account.login'),
      'shop.user.enter',
    );
    const files = edit.entries().map(([uri]) => vscode.workspace.asRelativePath(uri));
    assert.deepEqual(files.toSorted(), [
      'android/Account.java',
      CONTRACT,
      'server/rpc/handlers/account-service.ts',
      'web/names.js',
      'web/page.html',
      'web/page.js',
    ]);
    await vscode.workspace.applyEdit(edit);
    const mock = await vscode.workspace.fs.stat(vscode.Uri.file(inWorkspace('mocks/shop.user.enter.json')));
    assert.ok(mock.size > 0);
    const contract = await open(CONTRACT);
    assert.match(contract.getText(), /@operationType shop\.user\.enter\n/);
    const found = await at('vscode.executeDefinitionProvider', 'web/page.js', 'shop.user.enter');
    assert.deepEqual(found.map(line), [`${CONTRACT}:7`]);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

function open(file: string): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(vscode.Uri.file(inWorkspace(file)));
}

function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(text) + 1);
}

/** What a provider answers at a text. */
async function at<T = vscode.Location | vscode.LocationLink>(
  command: string,
  file: string,
  text: string,
): Promise<T[]> {
  const document = await open(file);
  return vscode.commands.executeCommand<T[]>(command, document.uri, positionOf(document, text));
}

function line(found: vscode.Location | vscode.LocationLink): string {
  const [uri, range] =
    'targetUri' in found
      ? [found.targetUri, found.targetSelectionRange ?? found.targetRange]
      : [found.uri, found.range];
  return `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}`;
}
