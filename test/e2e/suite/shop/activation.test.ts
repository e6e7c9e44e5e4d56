import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isDomainLoaded } from '../support/loaded.ts';
import { EXTENSION_ID } from '../support/workspace.ts';

describe('the extension', () => {
  it('wakes by itself where a config is, and registers every command that it declares', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension);
    // It wakes after start-up; this waits for what is under way, it does not start it.
    await extension.activate();
    const declared: { command: string }[] = extension.packageJSON.contributes.commands;
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      declared.map(each => each.command).filter(command => !registered.includes(command)),
      [],
    );
  });

  it('does not load what only offline packages need', () => {
    assert.equal(isDomainLoaded(), false);
  });
});
