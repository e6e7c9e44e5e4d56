import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ImportContractsResult } from '../../../../server/src/contract-protocol.ts';
import { until } from '../support/until.ts';
import { inWorkspace, type } from '../support/workspace.ts';

const DOCUMENT = inWorkspace('api.yaml');
const OPENAPI = `openapi: 3.1.0
paths:
  /bills: { get: { tags: [bill], operationId: list, callbacks: { paid: {} } } }
`;
/** No glob of the config names it, so that nothing else hears of what is imported. */
const FOLDER = inWorkspace('imported');

const importing = (options: object = {}) =>
  vscode.commands.executeCommand<ImportContractsResult | undefined>('mpaas.importOpenApi', vscode.Uri.file(DOCUMENT), {
    folder: FOLDER,
    prefix: 'shop',
    ...options,
  });

const comparisons = () =>
  vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(tab => tab.input instanceof vscode.TabInputTextDiff);

describe('Import Contracts', () => {
  before(() => writeFile(DOCUMENT, OPENAPI));
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeActiveEditor'));
  after(async () => {
    await rm(DOCUMENT, { force: true });
    await rm(FOLDER, { recursive: true, force: true });
  });

  it('writes contracts of an OpenAPI document, and shows the first', async () => {
    const result = await importing();
    assert.deepEqual(result?.written, [inWorkspace('imported/bill.rpc.ts')]);
    assert.deepEqual(
      result.findings.map(({ code }) => code),
      ['import/callback'],
    );
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.equal(document?.uri.fsPath, inWorkspace('imported/bill.rpc.ts'));
    assert.match(document.getText(), /@operationType shop\.list/);
  });

  it('shows what is in the way beside it, and keeps it unless told otherwise', async () => {
    const file = inWorkspace('imported/bill.rpc.ts');
    await writeFile(file, '// mine\n');
    const stopped = importing();
    await until(vscode.window.tabGroups.onDidChangeTabs, () => comparisons().length > 0);
    let isDone = false;
    const done = Promise.resolve(stopped).finally(() => {
      isDone = true;
    });
    // VS Code does not tell an extension when a question is on the screen; without one, this does nothing.
    while (!isDone) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    assert.equal(await done, undefined);
    assert.equal(await readFile(file, 'utf8'), '// mine\n');
    assert.equal(comparisons().length, 0);
  });

  it('takes a document as it is typed', async () => {
    await rm(FOLDER, { recursive: true });
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(DOCUMENT));
    await type(editor, `${OPENAPI}  /bills/{id}: { get: { tags: [bill], operationId: one } }\n`);
    assert.equal((await importing())?.operations, 2);
    assert.equal(editor.document.isDirty, false);
  });

  it('writes contracts of a folder of Java', async () => {
    const source = inWorkspace('java/BillFacade.java');
    await vscode.workspace.fs.writeFile(
      vscode.Uri.file(source),
      new TextEncoder().encode('public interface BillFacade { @OperationType("shop.bill.count") int count(); }'),
    );
    const folder = vscode.Uri.file(inWorkspace('java'));
    const result = await vscode.commands.executeCommand<ImportContractsResult>('mpaas.importJava', folder, {
      folder: FOLDER,
    });
    assert.deepEqual(result.written, [inWorkspace('imported/bill-facade.rpc.ts')]);
    await rm(inWorkspace('java'), { recursive: true });
  });
});
