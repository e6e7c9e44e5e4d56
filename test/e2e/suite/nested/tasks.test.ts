import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('tasks of a config in a folder below', () => {
  it('name the config and where it is', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'mpaas' });
    assert.equal(tasks.length, 4);
    for (const { name, definition } of tasks) {
      assert.match(name, / \(apps\/shop\)$/);
      assert.equal(definition.config, 'apps/shop/mpaas.config.json');
    }
  });
});
