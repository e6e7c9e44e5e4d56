import assert from 'node:assert/strict';
import { cliArguments } from '../../../client/src/tasks/task-definition.ts';

describe('tasks', () => {
  it('are calls of the command line', () => {
    assert.deepEqual(cliArguments({ type: 'mpaas', task: 'check' }), ['check']);
    assert.deepEqual(
      cliArguments({ type: 'mpaas', task: 'generate', config: 'apps/my shop/mpaas.config.json', args: ['--check'] }),
      ['generate', '--config', 'apps/my shop/mpaas.config.json', '--check'],
    );
  });
});
