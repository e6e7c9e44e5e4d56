import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { CallResult } from '../../../../server/src/call-protocol.ts';
import { until } from '../support/until.ts';
import { inWorkspace } from '../support/workspace.ts';

const contract = () => vscode.Uri.file(inWorkspace('contracts/orders.rpc.ts'));

/** The lenses of the contract, all of them resolved. */
async function lenses(): Promise<vscode.CodeLens[]> {
  return vscode.commands.executeCommand('vscode.executeCodeLensProvider', contract(), 100);
}

async function lens(title: RegExp): Promise<vscode.Command> {
  const found = (await lenses()).find(({ command }) => command && title.test(command.title));
  return found?.command ?? assert.fail(`there is no lens ${title}`);
}

const run = async <T>({ command, arguments: given = [] }: vscode.Command) =>
  vscode.commands.executeCommand<T>(command, ...given);

const settings = () => vscode.workspace.getConfiguration('mpaas', contract());
const turn = (on: boolean | undefined) =>
  settings().update('codeLens.enabled', on, vscode.ConfigurationTarget.WorkspaceFolder);

describe('code lenses', () => {
  before(async () => {
    await vscode.commands.executeCommand('mpaas.generate');
    await vscode.window.showTextDocument(contract());
  });
  after(async () => {
    await turn(undefined);
    await vscode.commands.executeCommand('mpaas.gateway.stop');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('say whether what was generated is up to date, and generate', async () => {
    const summary = await run<{ unchanged: number; created: number }>(await lens(/Up to date/));
    assert.equal(summary.created, 0);
    assert.ok(summary.unchanged > 0);
  });

  it('count handlers and go there', async () => {
    await run(await lens(/^1 handler$/));
    const handlers = inWorkspace('server/rpc/handlers/order-service.ts');
    const { onDidChangeActiveTextEditor } = vscode.window;
    await until(onDidChangeActiveTextEditor, () => vscode.window.activeTextEditor?.document.fileName === handlers);
  });

  it('count call sites and show them', async () => {
    const file = inWorkspace('client/page.js');
    await writeFile(file, "AlipayJSBridge.call('rpc', { operationType: 'shop.order.get' });\n");
    // Open, it counts at once; on disk it would when VS Code gets to it.
    await vscode.window.showTextDocument(vscode.Uri.file(file));
    await vscode.window.showTextDocument(contract());
    const command = await lens(/^1 call site$/);
    await run(command);
    assert.equal(command.command, 'mpaas.showCallSites');
  });

  it('send to the mock gateway', async () => {
    await vscode.commands.executeCommand('mpaas.gateway.start');
    const sending = run<CallResult>(await lens(/Send/));
    let isDone = false;
    const result = Promise.resolve(sending).finally(() => {
      isDone = true;
    });
    // The question is answered with the request that it proposes, as soon as it is there.
    while (!isDone) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    assert.equal((await result).resultStatus, 1000);
  });

  it('go when they are turned off for the folder, and come back', async () => {
    await turn(false);
    await until(vscode.workspace.onDidChangeConfiguration, () => settings().get('codeLens.enabled') === false);
    assert.deepEqual(await lenses(), []);
    await turn(undefined);
    assert.notDeepEqual(await lenses(), []);
  });
});
