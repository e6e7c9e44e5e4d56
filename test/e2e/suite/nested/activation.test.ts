import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CheckResult } from '../../../../server/src/protocol.ts';
import { codes } from '../support/diagnostics.ts';
import { EXTENSION_ID } from '../support/workspace.ts';

describe('a workspace whose config is two folders down', () => {
  it('wakes the extension by itself, which reads what the config names', async () => {
    await codes('apps/shop/contracts/orders.rpc.ts', 'rpc/missing-operation-type');
    assert.equal(vscode.extensions.getExtension(EXTENSION_ID)?.isActive, true);
  });

  it('is checked and served without asking which config', async () => {
    const checked = await vscode.commands.executeCommand<CheckResult>('mpaas.check');
    assert.deepEqual([checked.contracts, checked.operations], [1, 1]);
    const url = await vscode.commands.executeCommand<string>('mpaas.gateway.start');
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/mgw\.htm$/);
    await vscode.commands.executeCommand('mpaas.gateway.stop');
  });
});
